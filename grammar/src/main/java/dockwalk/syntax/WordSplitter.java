package dockwalk.syntax;

import dockwalk.grammar.Blank;
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

  /** Words between blanks; quotes mean nothing. */
  static List<Piece> plain(String line, int from, int to) {
    List<Piece> words = new ArrayList<>();
    int i = from;
    while (i < to) {
      int start = i;
      while (i < to && !Blank.separates(line.charAt(i))) {
        i++;
      }
      if (i > start) {
        words.add(new Piece(start, i));
      }
      i++;
    }
    return words;
  }

  /**
   * Words between white space; quoted and escaped characters do not separate. Quotes and escapes
   * are kept, but for an escape character with nothing after it.
   */
  static List<Piece> quoted(String line, int from, int to, char escape) {
    List<Piece> words = new ArrayList<>();
    int i = from;
    while (i < to) {
      while (i < to && Blank.isSpace(line.charAt(i))) {
        i++;
      }
      int start = i;
      i = quotedEnd(line, i, to, escape);
      int end = i > to ? to - 1 : i;
      if (end > start) {
        words.add(new Piece(start, end));
      }
    }
    return words;
  }

  /** Where the word at {@code from} ends; past {@code to} if that comes right after an escape. */
  private static int quotedEnd(String line, int from, int to, char escape) {
    char quote = 0;
    int i = from;
    while (i < to) {
      char c = line.charAt(i);
      if (quote == 0 && Blank.isSpace(c)) {
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
    return i;
  }
}
