package dockwalk.context;

import dockwalk.fs.PathPatterns;
import dockwalk.fs.PathPatterns.Matched;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;

/**
 * A {@code .dockerignore} (moby/patternmatcher, ignorefile): the last line that matches a path, or
 * a directory above it, decides.
 */
public final class IgnoreRules {
  /** The rules that keep nothing out. */
  public static final IgnoreRules NONE = new IgnoreRules("", List.of(), PathPatterns.of(List.of()));

  /**
   * A line that is no comment.
   *
   * @param pattern what it comes to, with the {@code !} of a line that lets in
   */
  private record Line(String written, int number, String pattern) {}

  private static final Set<String> EVERYTHING = Set.of("*", "**", "**/*");

  private final String name;
  private final List<Line> lines;
  private final PathPatterns patterns;

  private IgnoreRules(String name, List<Line> lines, PathPatterns patterns) {
    this.name = name;
    this.lines = List.copyOf(lines);
    this.patterns = patterns;
  }

  /**
   * Reads the rules.
   *
   * @param name of the file, for messages
   * @throws IOException if a pattern is malformed; the message names file and line
   */
  public static IgnoreRules parse(String name, String text) throws IOException {
    List<Line> lines = new ArrayList<>();
    String clean = text.startsWith("\uFEFF") ? text.substring(1) : text;
    int number = 0;
    for (String line : clean.split("\n", -1)) {
      number++;
      String written = stripped(line);
      if (!line.startsWith("#") && !written.isEmpty()) {
        lines.add(new Line(written, number, pattern(name, written, number)));
      }
    }
    return new IgnoreRules(
        name, lines, PathPatterns.of(lines.stream().map(Line::pattern).toList()));
  }

  /** Cleaned, and then without the slash at its start. */
  private static String pattern(String name, String line, int number) throws IOException {
    boolean keeps = line.startsWith("!");
    String pattern = keeps ? stripped(line.substring(1)) : line;
    if (pattern.isEmpty()) {
      throw new IOException(
          "%s:%d: illegal exclusion pattern: \"%s\"".formatted(name, number, line));
    }
    String relative = PathPatterns.clean(pattern).replaceFirst("^/(?=.)", "");
    String whole = (keeps ? "!" : "") + relative;
    try {
      PathPatterns.of(List.of(whole));
    } catch (PatternSyntaxException e) {
      throw new IOException(
          "%s:%d: syntax error in pattern: \"%s\"".formatted(name, number, line), e);
    }
    return whole;
  }

  /** Without Unicode's white space at either end, a no-break space included. */
  private static String stripped(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && space(text.charAt(start))) {
      start++;
    }
    while (end > start && space(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean space(char c) {
    return (c >= '\t' && c <= '\r') || c == '\u0085' || Character.isSpaceChar(c);
  }

  /** The name of the file. */
  String name() {
    return name;
  }

  /** Whether a directory that is kept out may hold something that is let in again. */
  public boolean mayReinclude() {
    return patterns.mayTakeBack();
  }

  /** Whether a single line keeps out all there is. */
  public boolean keepsOutEverything() {
    return lines.stream().anyMatch(line -> EVERYTHING.contains(line.pattern()));
  }

  Matched match(Matched parent, String path) {
    return patterns.match(parent, path);
  }

  boolean excludes(Matched matched) {
    return patterns.decides(matched);
  }

  /**
   * The line that keeps {@code path} out, such as {@code line 3: *.log}.
   *
   * @param path relative to the context's root
   */
  public Optional<String> excludedBy(String path) {
    return reason(patterns.match(path));
  }

  /** The line that keeps out what {@code matched} was found for. */
  Optional<String> reason(Matched matched) {
    if (!patterns.decides(matched)) {
      return Optional.empty();
    }
    Line line = lines.get(patterns.decider(matched).orElseThrow());
    return Optional.of("line %d: %s".formatted(line.number(), line.written()));
  }
}
