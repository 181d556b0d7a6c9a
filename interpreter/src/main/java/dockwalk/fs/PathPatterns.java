package dockwalk.fs;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * An ordered list of patterns for paths (moby/patternmatcher): the last pattern that matches a
 * path, or a directory above it, decides; one that starts with {@code !} takes back what was
 * matched before it.
 */
public final class PathPatterns {
  private record Rule(boolean negated, Pattern pattern) {}

  private final List<Rule> rules = new ArrayList<>();

  /**
   * Which patterns match a directory: what is below it they match too.
   *
   * @param byPattern by the place of the pattern
   */
  public record Matched(BitSet byPattern) {}

  /**
   * The patterns, in order.
   *
   * @throws PatternSyntaxException if one of them is malformed
   */
  public static PathPatterns of(List<String> patterns) {
    PathPatterns all = new PathPatterns();
    for (String written : patterns) {
      boolean negated = written.startsWith("!");
      String pattern = negated ? written.substring(1).strip() : written.strip();
      if (pattern.isEmpty() && negated) {
        throw new PatternSyntaxException("illegal exclusion pattern", written, 0);
      }
      all.rules.add(new Rule(negated, PathPattern.compileDeep(clean(pattern))));
    }
    return all;
  }

  /** Go's {@code filepath.Clean}; one slash at the start stays. */
  public static String clean(String pattern) {
    boolean absolute = pattern.startsWith("/");
    List<String> names = new ArrayList<>();
    for (String each : pattern.split("/")) {
      if (each.equals("..") && !names.isEmpty() && !names.getLast().equals("..")) {
        names.removeLast();
      } else if (!each.isEmpty() && !each.equals(".") && !(each.equals("..") && absolute)) {
        names.add(each);
      }
    }
    String joined = String.join("/", names);
    return absolute ? "/" + joined : joined.isEmpty() ? "." : joined;
  }

  /** Whether there is no pattern at all. */
  public boolean isEmpty() {
    return rules.isEmpty();
  }

  /** Whether something in a directory that is matched may be taken back. */
  public boolean mayTakeBack() {
    return rules.stream().anyMatch(Rule::negated);
  }

  /** What matches the root: nothing. */
  public static Matched root() {
    return new Matched(new BitSet());
  }

  /**
   * What matches {@code path}.
   *
   * @param parent what matches the directory that it is in
   * @param path relative to the root, without a slash at either end
   */
  public Matched match(Matched parent, String path) {
    BitSet matched = (BitSet) parent.byPattern().clone();
    for (int i = matched.nextClearBit(0); i < rules.size(); i = matched.nextClearBit(i + 1)) {
      matched.set(i, rules.get(i).pattern().matcher(path).matches());
    }
    return new Matched(matched);
  }

  /** The same for a path whose parents were not asked before. */
  public Matched match(String path) {
    Matched matched = root();
    for (int end = path.indexOf('/'); end > 0; end = path.indexOf('/', end + 1)) {
      matched = match(matched, path.substring(0, end));
    }
    return match(matched, path);
  }

  /** Whether {@code matched} comes to a match: the last pattern is none that takes back. */
  public boolean decides(Matched matched) {
    OptionalInt decider = decider(matched);
    return decider.isPresent() && !rules.get(decider.getAsInt()).negated();
  }

  /** The place of the pattern that decides; absent if none matches. */
  public OptionalInt decider(Matched matched) {
    int last = matched.byPattern().length() - 1;
    return last < 0 ? OptionalInt.empty() : OptionalInt.of(last);
  }
}
