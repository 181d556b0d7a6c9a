package dockwalk.syntax;

/**
 * The text of a Dockerfile and the name to show for it.
 *
 * @param name as messages shall name it, mostly the path that the user gave
 * @param text the whole text, without a byte order mark
 */
public record SourceFile(String name, String text) {

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
    int end = Math.min(offset, text.length());
    int line = 1;
    int lineStart = 0;
    for (int next = text.indexOf('\n');
        next >= 0 && next < end;
        next = text.indexOf('\n', next + 1)) {
      line++;
      lineStart = next + 1;
    }
    return new Location(name, line, end - lineStart + 1);
  }

  /** One-based number of the first line that {@code span} touches. */
  public int firstLine(Span span) {
    return locate(span.start()).line();
  }

  /** One-based number of the last line that {@code span} touches. */
  public int lastLine(Span span) {
    return locate(Math.max(span.start(), span.end() - 1)).line();
  }
}
