package dockwalk.shell;

/**
 * Goes past words: quotes, parameters, substitutions. Where the shells differ in what a word is,
 * the script is not split.
 */
final class ShellWords {
  /** Goes past the commands of a substitution, up to its closing parenthesis. */
  interface Commands {
    void pass() throws NotSplitException;
  }

  private final Cursor cursor;
  private final Commands commands;

  ShellWords(Cursor cursor, Commands commands) {
    this.cursor = cursor;
    this.commands = commands;
  }

  /** One word, as it is written. */
  String word() throws NotSplitException {
    int start = cursor.at;
    while (!cursor.endsWord() || opensGroup(start)) {
      switch (cursor.here()) {
        case '\\' -> cursor.at += Math.min(2, cursor.text.length() - cursor.at);
        case '\'' -> single();
        case '"' -> twofold();
        case '`' -> backquoted();
        case '$' -> dollar(false);
        case '(' -> group();
        default -> cursor.at++;
      }
    }
    if (cursor.at == start) {
      throw cursor.unexpected();
    }
    return cursor.text.substring(start, cursor.at);
  }

  /** Bash: a list of values after {@code =}, or a pattern such as {@code *.@(c|h)}. */
  private boolean opensGroup(int start) {
    return cursor.here() == '('
        && cursor.at > start
        && "=?*+@!".indexOf(cursor.text.charAt(cursor.at - 1)) >= 0;
  }

  private void single() throws NotSplitException {
    int end = cursor.text.indexOf('\'', cursor.at + 1);
    if (end < 0) {
      throw new NotSplitException("a quote ' is not closed");
    }
    cursor.at = end + 1;
  }

  private void twofold() throws NotSplitException {
    cursor.at++;
    while (!cursor.take("\"")) {
      quoted("a quote \" is not closed");
    }
  }

  /** One character, or more, of what stands between double quotes. */
  private void quoted(String missing) throws NotSplitException {
    if (cursor.atEnd()) {
      throw new NotSplitException(missing);
    }
    switch (cursor.here()) {
      case '\\' -> cursor.at += Math.min(2, cursor.text.length() - cursor.at);
      case '`' -> backquoted();
      case '$' -> dollar(true);
      default -> cursor.at++;
    }
  }

  private void backquoted() throws NotSplitException {
    cursor.at++;
    while (!cursor.take("`")) {
      if (cursor.atEnd()) {
        throw new NotSplitException("a quote ` is not closed");
      }
      cursor.at += cursor.here() == '\\' ? Math.min(2, cursor.text.length() - cursor.at) : 1;
    }
  }

  private void dollar(boolean quoted) throws NotSplitException {
    cursor.enter();
    if (cursor.startsWith("$((")) {
      cursor.at++;
      group();
    } else if (cursor.take("$(")) {
      commands.pass();
      if (!cursor.take(")")) {
        throw new NotSplitException("a substitution $( is not closed");
      }
    } else if (cursor.take("${")) {
      parameter(quoted);
    } else if (!quoted && cursor.startsWith("$'")) {
      cursor.at++;
      int start = cursor.at;
      single();
      if (cursor.text.charAt(cursor.at - 2) == '\\' && cursor.at - 2 > start) {
        throw new NotSplitException("$'…\\'…' is not the same in all shells");
      }
    } else {
      cursor.at++;
    }
    cursor.leave();
  }

  private void parameter(boolean quoted) throws NotSplitException {
    while (!cursor.take("}")) {
      if (cursor.here() == '"') {
        twofold();
      } else if (cursor.here() == '\'' && !quoted) {
        single();
      } else {
        quoted("a parameter ${ is not closed");
      }
    }
  }

  /** What parentheses hold, when it is no list of commands: numbers, patterns, values. */
  void group() throws NotSplitException {
    int open = 0;
    do {
      switch (cursor.here()) {
        case 0 -> throw new NotSplitException("a parenthesis ( is not closed");
        case '(' -> open++;
        case ')' -> open--;
        case '\'' -> {
          single();
          continue;
        }
        case '"' -> {
          twofold();
          continue;
        }
        case '\\', '$', '`' -> {
          quoted("a parenthesis ( is not closed");
          continue;
        }
        default -> {}
      }
      cursor.at++;
    } while (open > 0);
  }
}
