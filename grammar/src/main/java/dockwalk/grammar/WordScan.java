package dockwalk.grammar;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;

/**
 * The words of a shell's line: spaces separate them unless they are quoted or escaped, and those
 * right after {@code <<} do not. A line that breaks a rule of words has none at all: so does the
 * reference implementation, where a lone quote hides the here-documents of its line.
 */
final class WordScan {
  /** A word from {@code start} to before {@code end}, quotes included. */
  record Piece(int start, int end) {}

  private final String line;
  private final List<Piece> words = new ArrayList<>();
  private int start = -1;

  WordScan(String line) {
    this.line = line;
  }

  List<Piece> words() {
    WordLexer lexer = WordLexerBase.of(line, '\\', true);
    int at = 0;
    int depth = 0;
    boolean quoted = false;
    for (Token t = lexer.nextToken(); t.getType() != Token.EOF; t = lexer.nextToken()) {
      int end = at + t.getText().length();
      switch (t.getType()) {
        case WordLexer.BAD, WordLexer.TOO_DEEP, WordLexer.UNKNOWN, WordLexer.UNSUPPORTED -> {
          return List.of();
        }
        case WordLexer.OPEN -> depth++;
        case WordLexer.CLOSE -> depth--;
        case WordLexer.SINGLE, WordLexer.DOUBLE -> quoted |= depth == 0;
        case WordLexer.SINGLE_END, WordLexer.DOUBLE_END -> quoted &= depth > 0;
        default -> {}
      }
      boolean splits = t.getType() == WordLexer.TEXT && !quoted;
      text(at, end, splits);
      at = end;
    }
    close(at);
    return lexer.unfinished() ? List.of() : words;
  }

  private void text(int from, int end, boolean splits) {
    int at = from;
    while (at < end) {
      if (splits && Blank.isSpace(line.charAt(at))) {
        close(at);
        at++;
        continue;
      }
      start = start < 0 ? at : start;
      boolean mark = splits && line.startsWith("<<", at);
      at += mark ? 2 : 1;
      while (mark && at < end && " \t\r".indexOf(line.charAt(at)) >= 0) {
        at++;
      }
    }
  }

  private void close(int end) {
    if (start >= 0) {
      words.add(new Piece(start, end));
      start = -1;
    }
  }
}
