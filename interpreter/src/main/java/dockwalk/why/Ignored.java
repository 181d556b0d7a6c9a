package dockwalk.why;

import dockwalk.exec.CacheKey;
import dockwalk.exec.CacheKey.Part;
import dockwalk.exec.CacheLookup.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What changed without mattering, in words. */
final class Ignored {
  private Ignored() {}

  /**
   * What is told after a hit.
   *
   * @param key of the step: what its secrets hold is in no key, and nowhere else
   */
  static List<Reason> of(List<Difference> differences, Optional<CacheKey> key) {
    List<Reason> reasons = of(differences);
    key.stream()
        .flatMap(each -> each.parts().stream())
        .filter(part -> part.name().startsWith(Part.SECRET))
        .filter(part -> reasons.stream().noneMatch(told -> told.part().equals(part.name())))
        .filter(part -> part.aside().isEmpty())
        .forEach(part -> reasons.add(unknown(part)));
    return reasons;
  }

  private static Reason unknown(Part part) {
    return new Reason(
        part.name(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new Said(
            "the value of secret %s is in no key: whether it changed is not known",
            part.name().substring(Part.SECRET.length())));
  }

  private static List<Reason> of(List<Difference> differences) {
    List<Reason> reasons = new ArrayList<>();
    long times = differences.stream().filter(Ignored::isTime).count();
    for (Difference difference : differences) {
      if (!isTime(difference)) {
        reasons.add(reason(difference.part(), difference, words(difference)));
      }
    }
    Optional<Difference> first = differences.stream().filter(Ignored::isTime).findFirst();
    if (first.isPresent()) {
      Said words =
          times == 1
              ? new Said("mtime of %s changed: ignored", name(first.get()))
              : new Said("mtime of %d files changed: ignored", times);
      reasons.add(reason(first.get().part(), first.get(), words));
    }
    return reasons;
  }

  private static String name(Difference file) {
    return file.part().substring("file ".length());
  }

  private static boolean isTime(Difference difference) {
    return difference.part().startsWith("file ");
  }

  private static Said words(Difference difference) {
    String part = difference.part();
    if (part.startsWith(Part.SECRET)) {
      boolean sameFile =
          difference.before().filter(String::isEmpty).isEmpty()
              && difference.after().filter(String::isEmpty).isEmpty();
      String name = part.substring(Part.SECRET.length());
      return sameFile
          ? new Said("secret %s was written since: not part of the key", name)
          : new Said("secret %s comes from elsewhere: not part of the key", name);
    }
    return switch (part) {
      case Part.ACTION -> new Said("spelling or comments of the instruction changed: ignored");
      case "base image" -> new Said("config of the base image changed, its files did not: ignored");
      default -> new Said("%s changed: not part of the key", part);
    };
  }

  private static Reason reason(String part, Difference difference, Said words) {
    return new Reason(
        part, List.of(), difference.before(), difference.after(), Optional.empty(), words);
  }
}
