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
  public static String verdict(CacheLookup lookup, Style style) {
    return switch (lookup.verdict()) {
      case HIT -> style.say("hit: the same step with the same input was built before");
      case FIRST_TIME -> style.say("miss: no step like this was built before");
      case CHANGED -> style.say("miss: %s", reason(lookup.differences(), style));
      case PRUNED -> style.say("miss: it was built before, but its files were cleaned up since");
      case DISABLED -> style.say("not asked, as --no-cache says");
      case NOT_CACHEABLE -> style.say("not needed: this step touches no files");
    };
  }

  private static String reason(List<Difference> differences, Style style) {
    if (differences.isEmpty()) {
      return style.say("its input changed");
    }
    String first = words(differences.getFirst(), style);
    int more = differences.size() - 1;
    return more == 0 ? first : style.say("%s (and %d more, see why)", first, more);
  }

  private static String words(Difference difference, Style style) {
    String part = Shown.cut(difference.part(), WIDE);
    if (difference.part().equals("parent")) {
      return style.say("a step before it changed");
    }
    if (difference.part().startsWith("file ")) {
      return FileChange.said(part, FileChange.kinds(difference.before(), difference.after()))
          .in(style::say);
    }
    if (difference.before().isEmpty()) {
      return style.say("%s is new", part);
    }
    return difference.after().isEmpty()
        ? style.say("%s is gone", part)
        : style.say("%s changed", part);
  }
}
