package dockwalk.syntax;

/** From ANTLR's code point indexes to UTF-16 offsets; free where a text has no surrogates. */
final class Offsets {
  private final int[] table;

  Offsets(String text) {
    int points = text.codePointCount(0, text.length());
    if (points == text.length()) {
      table = new int[0];
      return;
    }
    table = new int[points + 1];
    int offset = 0;
    for (int i = 0; i < points; i++) {
      table[i] = offset;
      offset += Character.charCount(text.codePointAt(offset));
    }
    table[points] = offset;
  }

  int utf16(int codePoint) {
    return table.length == 0 ? codePoint : table[Math.min(codePoint, table.length - 1)];
  }
}
