package dockwalk.grammar;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * A text as the lexers see it: by its UTF-16 offsets, with each character beyond ASCII replaced by
 * one that stands for its kind. No rule needs to know more, and ANTLR's tables only serve ASCII:
 * other characters would each take the slow way. The text of tokens is the real one.
 */
final class ClassStream implements CharStream {
  /** Stands for white space. */
  private static final char SPACE = '\u001F';

  private static final char LETTER = 'x';
  private static final char DIGIT = '9';

  /** Stands for all else, also for the control characters that have a meaning here. */
  private static final char OTHER = '\u007F';

  private final String text;
  private int at;

  ClassStream(String text) {
    this.text = text;
  }

  @Override
  public int LA(int distance) {
    int place = distance < 0 ? at + distance : at + distance - 1;
    if (place < 0 || place >= text.length()) {
      return EOF;
    }
    char c = text.charAt(place);
    return c < 0x80 && c != SPACE ? c : kind(place);
  }

  private char kind(int place) {
    char c = text.charAt(place);
    int start = Character.isLowSurrogate(c) && place > 0 ? place - 1 : place;
    int point = text.codePointAt(start);
    if (start < place && point < 0x10000) {
      point = c;
    }
    if (point == SPACE) {
      return OTHER;
    }
    if (Blank.isSpace(point)) {
      return SPACE;
    }
    return Character.isLetter(point) ? LETTER : Character.isDigit(point) ? DIGIT : OTHER;
  }

  @Override
  public void consume() {
    if (at >= text.length()) {
      throw new IllegalStateException("cannot consume EOF");
    }
    at++;
  }

  @Override
  public int index() {
    return at;
  }

  @Override
  public void seek(int index) {
    at = Math.min(index, text.length());
  }

  @Override
  public int size() {
    return text.length();
  }

  @Override
  public int mark() {
    return 0;
  }

  @Override
  public void release(int marker) {
    // Everything stays in memory: a mark needs nothing.
  }

  @Override
  public String getText(Interval interval) {
    int end = Math.min(interval.b + 1, text.length());
    return interval.a >= end ? "" : text.substring(interval.a, end);
  }

  @Override
  public String getSourceName() {
    return UNKNOWN_SOURCE_NAME;
  }
}
