package dockwalk.why;

import dockwalk.exec.CacheLookup.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What changed without mattering, in words. */
final class Ignored {
  private Ignored() {}

  static List<Reason> of(List<Difference> differences) {
    List<Reason> reasons = new ArrayList<>();
    long times = differences.stream().filter(Ignored::isTime).count();
    for (Difference difference : differences) {
      if (!isTime(difference)) {
        reasons.add(reason(difference.part(), difference, words(difference.part())));
      }
    }
    Optional<Difference> first = differences.stream().filter(Ignored::isTime).findFirst();
    if (first.isPresent()) {
      String one = "mtime of " + first.get().part().substring("file ".length());
      String which = times == 1 ? one : "mtime of " + times + " files";
      reasons.add(reason(first.get().part(), first.get(), which + " changed: ignored"));
    }
    return reasons;
  }

  private static boolean isTime(Difference difference) {
    return difference.part().startsWith("file ");
  }

  private static String words(String part) {
    return switch (part) {
      case "action" -> "spelling or comments of the instruction changed: ignored";
      case "base image" -> "config of the base image changed, its files did not: ignored";
      default -> part + " changed: not part of the key";
    };
  }

  private static Reason reason(String part, Difference difference, String words) {
    return new Reason(
        part, List.of(), difference.before(), difference.after(), Optional.empty(), words);
  }
}
