package dockwalk.syntax;

/**
 * A half-open range of UTF-16 offsets into the text of one {@link SourceFile}.
 *
 * @param start offset of the first character
 * @param end offset after the last character, not below {@code start}
 */
public record Span(int start, int end) {
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("span " + start + ".." + end);
    }
  }

  /** The smallest span that covers this one and {@code other}. */
  public Span to(Span other) {
    return new Span(Math.min(start, other.start), Math.max(end, other.end));
  }
}
