package dockwalk.syntax;

import dockwalk.grammar.Blank;
import java.util.Arrays;

/**
 * The text of a Dockerfile and the name to show for it.
 *
 * @param name as messages shall name it, mostly the path that the user gave
 * @param text the whole text
 * @param lineStarts offset of each line's first character
 */
public record SourceFile(String name, String text, LineStarts lineStarts) {

  public SourceFile(String name, String text) {
    this(name, text, LineStarts.of(text));
  }

  /**
   * A place in a file, for people.
   *
   * @param file name of the file
   * @param line one-based
   * @param column one-based, in UTF-16 units
   */
  public record Location(String file, int line, int column) {
    @Override
    public String toString() {
      return file + ":" + line + ":" + column;
    }
  }

  /** The location of {@code offset}; offsets past the end name the end. */
  public Location locate(int offset) {
    int at = Math.min(offset, text.length());
    int line = lineStarts.lineAt(at);
    return new Location(name, line, at - lineStarts.start(line) + 1);
  }

  /** One-based number of the first line that {@code span} touches. */
  public int firstLine(Span span) {
    return locate(span.start()).line();
  }

  /** One-based number of the last line that {@code span} touches. */
  public int lastLine(Span span) {
    return locate(Math.max(span.start(), span.end() - 1)).line();
  }

  /** How many lines there are; an empty text has one. */
  public int lineCount() {
    return lineStarts.count();
  }

  /** The offset at which the line of this one-based number begins. */
  public int start(int number) {
    return lineStarts.start(number);
  }

  /** The line of this one-based number, without its line end. */
  public String line(int number) {
    int start = lineStarts.start(number);
    int end = number < lineCount() ? lineStarts.start(number + 1) : text.length();
    return text.substring(start, end).stripTrailing();
  }

  /** The line of this one-based number as it is written, without its line end alone. */
  public String raw(int number) {
    int end = number < lineCount() ? lineStarts.start(number + 1) : text.length();
    while (end > start(number) && "\r\n".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(start(number), end);
  }

  /** Whether {@code line} has nothing but Unicode's white space. */
  public static boolean blank(String line) {
    return Blank.skip(line, 0) == line.length();
  }

  /** Whether {@code line} is a comment, perhaps an indented one. */
  public static boolean comment(String line) {
    return line.startsWith("#", Blank.skip(line, 0));
  }

  /** Where the lines of a text begin. */
  public static final class LineStarts {
    private final int[] starts;

    private LineStarts(int[] starts) {
      this.starts = starts;
    }

    static LineStarts of(String text) {
      int lines = 1 + (int) text.chars().filter(c -> c == '\n').count();
      int[] starts = new int[lines];
      int next = 0;
      for (int i = 1; i < lines; i++) {
        next = text.indexOf('\n', next) + 1;
        starts[i] = next;
      }
      return new LineStarts(starts);
    }

    int count() {
      return starts.length;
    }

    int start(int line) {
      return starts[line - 1];
    }

    int lineAt(int offset) {
      int found = Arrays.binarySearch(starts, offset);
      return found >= 0 ? found + 1 : -found - 1;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof LineStarts that && Arrays.equals(starts, that.starts);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(starts);
    }
  }
}
