package dockwalk.syntax;

import dockwalk.syntax.Statement.FlagText;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the flags off the front of an instruction's arguments: words that begin with two dashes, up
 * to the first other word or a lone {@code --}. Quotes and escapes in them are resolved.
 */
final class FlagScanner {
  private final LogicalLine line;
  private final String text;
  private final char escape;
  private final List<FlagText> flags = new ArrayList<>();
  private int at;

  FlagScanner(LogicalLine line, int from, char escape) {
    this.line = line;
    this.text = line.text();
    this.escape = escape;
    this.at = from;
    scan();
  }

  List<FlagText> flags() {
    return flags;
  }

  /** Offset of the first argument that is no flag. */
  int rest() {
    return at;
  }

  private void scan() {
    while (true) {
      skipBlanks();
      if (!text.startsWith("--", at)) {
        return;
      }
      int start = at;
      String flag = word();
      if (flag.equals("--")) {
        skipBlanks();
        return;
      }
      flags.add(new FlagText(line.span(start, at), flag));
    }
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private String word() {
    StringBuilder word = new StringBuilder();
    char quote = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (quote == 0 && Character.isWhitespace(c)) {
        break;
      }
      at++;
      if (c == escape && quote != '\'') {
        if (at < text.length()) {
          word.append(text.charAt(at++));
        }
      } else if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      } else {
        word.append(c);
      }
    }
    return word.toString();
  }
}
