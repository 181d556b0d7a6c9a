package dockwalk.render;

import dockwalk.debug.Walk;
import dockwalk.exec.CacheKey;
import dockwalk.exec.CacheLookup;
import dockwalk.exec.CacheLookup.Difference;
import java.util.List;
import java.util.Optional;

/** What the cache said of a step, and why, in words. */
public final class CacheText {
  private static final int WIDE = 56;
  private static final int DIGEST = "sha256:".length() + 64;

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

  /** The explanation of a verdict: the parts of the key that differ, or all of them. */
  public static String why(Walk walk, Style style) {
    Optional<CacheLookup> lookup = walk.lookup();
    if (lookup.isEmpty()) {
      return "The cache was not asked yet.\n";
    }
    String head = style.strong("cache ") + verdict(lookup.get()) + "\n";
    if (!lookup.get().differences().isEmpty()) {
      return head + "what differs from the last time:\n" + differences(lookup.get().differences());
    }
    return head + walk.key().map(key -> "the key is made of:\n" + parts(key)).orElse("");
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
    if (difference.before().isEmpty()) {
      return part + " is new";
    }
    return part + (difference.after().isEmpty() ? " is gone" : " changed");
  }

  private static String differences(List<Difference> differences) {
    Columns columns = new Columns("ll");
    for (Difference difference : differences) {
      columns.row(Shown.text(difference.part()), "was  " + side(difference.before()));
      columns.row("", "now  " + side(difference.after()));
    }
    return columns.text("  ");
  }

  private static String parts(CacheKey key) {
    Columns columns = new Columns("ll");
    key.parts().forEach(part -> columns.row(Shown.text(part.name()), value(part.shown())));
    return columns.text("  ");
  }

  private static String side(Optional<String> value) {
    return value.map(CacheText::value).orElse("(nothing)");
  }

  private static String value(String value) {
    if (value.isEmpty()) {
      return "(empty)";
    }
    boolean digest = value.startsWith("sha256:") && value.length() == DIGEST;
    return digest ? value.substring(0, "sha256:".length() + 12) : Shown.cut(value, WIDE);
  }
}
