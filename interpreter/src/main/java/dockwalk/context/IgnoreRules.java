package dockwalk.context;

import dockwalk.fs.PathPattern;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A {@code .dockerignore} (moby/patternmatcher, ignorefile): the last line that matches a path, or
 * a directory above it, decides.
 */
public final class IgnoreRules {
  /** The rules that keep nothing out. */
  public static final IgnoreRules NONE = new IgnoreRules(List.of());

  /** One line: {@code keeps} is true for a line that starts with an exclamation mark. */
  private record Rule(String written, int line, boolean keeps, Pattern pattern) {}

  private static final Set<String> EVERYTHING = Set.of("*", "**", "**/*");

  private final List<Rule> rules;

  private IgnoreRules(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /**
   * Reads the rules.
   *
   * @param name of the file, for messages
   * @throws IOException if a pattern is malformed; the message names file and line
   */
  public static IgnoreRules parse(String name, String text) throws IOException {
    List<Rule> rules = new ArrayList<>();
    String clean = text.startsWith("\uFEFF") ? text.substring(1) : text;
    int number = 0;
    for (String line : clean.split("\n", -1)) {
      number++;
      if (!line.startsWith("#") && !line.isBlank()) {
        rules.add(rule(name, line.strip(), number));
      }
    }
    return new IgnoreRules(rules);
  }

  private static Rule rule(String name, String line, int number) throws IOException {
    boolean keeps = line.startsWith("!");
    String pattern = keeps ? line.substring(1).strip() : line;
    if (pattern.isEmpty()) {
      throw new IOException(
          "%s:%d: illegal exclusion pattern: \"%s\"".formatted(name, number, line));
    }
    try {
      return new Rule(line, number, keeps, PathPattern.compileDeep(clean(pattern)));
    } catch (PatternSyntaxException e) {
      throw new IOException(
          "%s:%d: syntax error in pattern: \"%s\"".formatted(name, number, line), e);
    }
  }

  /** Go's {@code filepath.Clean}, and one slash at the start goes. */
  private static String clean(String pattern) {
    boolean absolute = pattern.startsWith("/");
    List<String> names = new ArrayList<>();
    for (String each : pattern.split("/")) {
      if (each.equals("..") && !names.isEmpty() && !names.getLast().equals("..")) {
        names.removeLast();
      } else if (!each.isEmpty() && !each.equals(".") && !(each.equals("..") && absolute)) {
        names.add(each);
      }
    }
    return names.isEmpty() ? "." : String.join("/", names);
  }

  /** Whether a directory that is kept out may hold something that is let in again. */
  public boolean mayReinclude() {
    return rules.stream().anyMatch(Rule::keeps);
  }

  /** Whether a single line keeps out all there is. */
  public boolean keepsOutEverything() {
    return rules.stream()
        .anyMatch(rule -> !rule.keeps() && EVERYTHING.contains(clean(rule.written())));
  }

  /** Which rules match a directory: what is below it is matched too. */
  record Matched(BitSet byRule) {}

  Matched root() {
    return new Matched(new BitSet());
  }

  Matched match(Matched parent, String path) {
    BitSet matched = (BitSet) parent.byRule().clone();
    for (int i = matched.nextClearBit(0); i < rules.size(); i = matched.nextClearBit(i + 1)) {
      matched.set(i, rules.get(i).pattern().matcher(path).matches());
    }
    return new Matched(matched);
  }

  boolean excludes(Matched matched) {
    return decider(matched).map(rule -> !rule.keeps()).orElse(false);
  }

  private Optional<Rule> decider(Matched matched) {
    int last = matched.byRule().length() - 1;
    return last < 0 ? Optional.empty() : Optional.of(rules.get(last));
  }

  /**
   * The line that keeps {@code path} out, such as {@code line 3: *.log}.
   *
   * @param path relative to the context's root
   */
  public Optional<String> excludedBy(String path) {
    Matched matched = root();
    String sofar = "";
    for (String name : path.split("/")) {
      sofar = sofar.isEmpty() ? name : sofar + "/" + name;
      matched = match(matched, sofar);
    }
    return reason(matched);
  }

  /** The line that keeps out what {@code matched} was found for. */
  Optional<String> reason(Matched matched) {
    return decider(matched)
        .filter(rule -> !rule.keeps())
        .map(rule -> "line %d: %s".formatted(rule.line(), rule.written()));
  }
}
