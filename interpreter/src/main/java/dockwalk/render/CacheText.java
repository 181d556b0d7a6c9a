package dockwalk.render;

import dockwalk.exec.CacheLookup;
import dockwalk.exec.CacheLookup.Difference;
import dockwalk.why.FileChange;
import java.util.List;

/** What the cache said of a step, and why, in words. */
public final class CacheText {
  private static final int WIDE = 56;

  private CacheText() {}

  /** The verdict in one line, such as {@code miss: file src/app.js changed}. */
  public static String verdict(CacheLookup lookup) {
    return switch (lookup.verdict()) {
      case HIT -> "hit: the same step with the same input was built before";
      case FIRST_TIME -> "miss: no step like this was built before";
      case CHANGED -> "miss: " + reason(lookup.differences());
      case PRUNED -> "miss: it was built before, but its files were cleaned up since";
      case DISABLED -> "not asked, as --no-cache says";
      case NOT_CACHEABLE -> "not needed: this step touches no files";
    };
  }

  private static String reason(List<Difference> differences) {
    if (differences.isEmpty()) {
      return "its input changed";
    }
    String first = words(differences.getFirst());
    int more = differences.size() - 1;
    return more == 0 ? first : first + " (and " + more + " more, see why)";
  }

  private static String words(Difference difference) {
    String part = Shown.cut(difference.part(), WIDE);
    if (difference.part().equals("parent")) {
      return "a step before it changed";
    }
    if (difference.part().startsWith("file ")) {
      return FileChange.words(part, FileChange.kinds(difference.before(), difference.after()));
    }
    if (difference.before().isEmpty()) {
      return part + " is new";
    }
    return part + (difference.after().isEmpty() ? " is gone" : " changed");
  }
}
