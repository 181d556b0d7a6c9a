package dockwalk.grammar;

/**
 * What counts as a blank. The reference implementation has two answers: Unicode's white space where
 * it trims and reads words, and five ASCII characters where it splits a line.
 */
public final class Blank {
  private Blank() {}

  /** Whether {@code c} is white space for Unicode, a no-break space included. */
  public static boolean isSpace(int c) {
    if (c < 0x80) {
      return c == ' ' || (c >= '\t' && c <= '\r');
    }
    return c == 0x85
        || c == 0xA0
        || c == 0x1680
        || (c >= 0x2000 && c <= 0x200A)
        || c == 0x2028
        || c == 0x2029
        || c == 0x202F
        || c == 0x205F
        || c == 0x3000;
  }

  /** Whether {@code c} separates the words of a line. */
  public static boolean separates(int c) {
    return c == ' ' || c == '\t' || c == 0x0B || c == '\f' || c == '\r';
  }

  /** The offset of the first character of {@code text}, from {@code from} on, that is no space. */
  public static int skip(String text, int from) {
    int at = from;
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** The offset after the last character of {@code text} that is no space. */
  public static int end(String text) {
    int end = text.length();
    while (end > 0 && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  /** {@code text} without spaces at its ends. */
  public static String strip(String text) {
    int start = skip(text, 0);
    return start == text.length() ? "" : text.substring(start, end(text));
  }
}
