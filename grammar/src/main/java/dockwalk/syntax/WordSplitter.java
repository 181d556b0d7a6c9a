package dockwalk.syntax;

import java.util.ArrayList;
import java.util.List;

/** Splits a logical line into words, in the ways of the reference implementation. */
final class WordSplitter {
  private WordSplitter() {}

  /** A word of a line: from {@code start} to before {@code end}. */
  record Piece(int start, int end) {
    String of(String line) {
      return line.substring(start, end);
    }
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\u000B' || c == '\f' || c == '\r';
  }

  /** Words between blanks; quotes mean nothing. */
  static List<Piece> plain(String line, int from, int to) {
    List<Piece> words = new ArrayList<>();
    int i = from;
    while (i < to) {
      int start = i;
      while (i < to && !isBlank(line.charAt(i))) {
        i++;
      }
      if (i > start) {
        words.add(new Piece(start, i));
      }
      i++;
    }
    return words;
  }

  /** Words between blanks; quoted and escaped blanks do not separate. Quotes are kept. */
  static List<Piece> quoted(String line, int from, int to, char escape) {
    List<Piece> words = new ArrayList<>();
    int i = from;
    while (i < to) {
      while (i < to && Character.isWhitespace(line.charAt(i))) {
        i++;
      }
      int start = i;
      i = quotedEnd(line, i, to, escape);
      if (i > start) {
        words.add(new Piece(start, i));
      }
    }
    return words;
  }

  private static int quotedEnd(String line, int from, int to, char escape) {
    char quote = 0;
    int i = from;
    while (i < to) {
      char c = line.charAt(i);
      if (quote == 0 && Character.isWhitespace(c)) {
        return i;
      }
      if (c == escape && quote != '\'') {
        i++;
      } else if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      }
      i++;
    }
    return to;
  }
}
