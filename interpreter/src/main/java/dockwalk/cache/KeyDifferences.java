package dockwalk.cache;

import dockwalk.exec.CacheKey.Part;
import dockwalk.exec.CacheLookup.Difference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares two keys, part by part. */
final class KeyDifferences {
  private KeyDifferences() {}

  /** The parts that are not the same in both, in the order of the new key. */
  static List<Difference> between(List<Part> before, List<Part> after) {
    int same = same(before, after);
    Map<String, Part> left = byName(before.subList(same, before.size()));
    List<Difference> differences = new ArrayList<>();
    for (Part part : after.subList(same, after.size())) {
      Part was = left.remove(part.name());
      if (was == null) {
        differences.add(new Difference(part.name(), Optional.empty(), Optional.of(part.shown())));
      } else if (!was.digest().equals(part.digest())) {
        differences.add(
            new Difference(part.name(), Optional.of(was.shown()), Optional.of(part.shown())));
      }
    }
    left.values()
        .forEach(
            part ->
                differences.add(
                    new Difference(part.name(), Optional.of(part.shown()), Optional.empty())));
    return differences;
  }

  /** What differs of two equal keys: that which does not matter. */
  static List<Difference> ignored(List<Part> before, List<Part> after) {
    if (before.equals(after)) {
      return List.of();
    }
    Map<String, Part> left = byName(before);
    List<Difference> differences = new ArrayList<>();
    for (Part part : after) {
      Part was = left.get(part.name());
      if (was != null && !was.aside().equals(part.aside())) {
        differences.add(
            new Difference(part.name(), Optional.of(was.aside()), Optional.of(part.aside())));
      }
    }
    return differences;
  }

  /**
   * How unlike two keys are, beside what came before the steps: the number of parts that differ.
   */
  static long distance(List<Part> before, List<Part> after) {
    return between(before, after).stream()
        .filter(difference -> !difference.part().equals("parent"))
        .count();
  }

  /** How many parts are the same at the beginning: most often that is nearly all. */
  private static int same(List<Part> before, List<Part> after) {
    int same = 0;
    while (same < Math.min(before.size(), after.size())
        && before.get(same).name().equals(after.get(same).name())
        && before.get(same).digest().equals(after.get(same).digest())) {
      same++;
    }
    return same;
  }

  private static Map<String, Part> byName(List<Part> parts) {
    Map<String, Part> map = new LinkedHashMap<>();
    parts.forEach(part -> map.put(part.name(), part));
    return map;
  }
}
