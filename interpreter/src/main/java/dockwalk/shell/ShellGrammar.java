package dockwalk.shell;

import java.util.Set;

/**
 * Goes past the commands of a script (POSIX, Shell Command Language, 2.10, and what Bash adds). It
 * makes no tree: all that is asked is where a command ends. Made by hand, since what a character
 * means in a shell depends on all that was read before it: reserved words count only where a
 * command may begin, here-documents are announced on one line and stand on the next, and a quoted
 * substitution holds a whole script.
 */
final class ShellGrammar {
  private static final Set<String> NONE = Set.of();

  final Cursor cursor;
  final HereDocuments documents = new HereDocuments();

  /** The command at the top that is being read, by number. */
  int owner;

  private final ShellWords words;

  ShellGrammar(String script) {
    cursor = new Cursor(script);
    words = new ShellWords(cursor, () -> list(NONE));
  }

  /** Blanks, comments and ends of lines. */
  void lines() throws NotSplitException {
    while (true) {
      cursor.blanks();
      if (cursor.here() == '#') {
        comment();
      } else if (cursor.here() == '\n') {
        newline();
      } else {
        return;
      }
    }
  }

  private void comment() {
    int end = cursor.text.indexOf('\n', cursor.at);
    cursor.at = end < 0 ? cursor.text.length() : end;
  }

  void newline() throws NotSplitException {
    cursor.at++;
    documents.read(cursor);
  }

  /** What may stand behind a command on its line, other than an operator. */
  void tail() {
    cursor.blanks();
    if (cursor.here() == '#') {
      comment();
    }
  }

  /** Commands up to one of the words in {@code ends}, a parenthesis, or the end of a case. */
  private void list(Set<String> ends) throws NotSplitException {
    lines();
    while (!cursor.atEnd() && !ends(ends)) {
      pipeline();
      tail();
      boolean more =
          cursor.take("&&")
              || cursor.take("||")
              || (!cursor.startsWith(";;") && (cursor.take(";") || cursor.take("&")));
      if (!more && cursor.here() != '\n' && !cursor.atEnd() && cursor.here() != ')') {
        if (!cursor.startsWith(";;")) {
          throw cursor.unexpected();
        }
      }
      lines();
    }
  }

  private boolean ends(Set<String> ends) {
    return cursor.here() == ')' || cursor.startsWith(";;") || ends.contains(cursor.plainWord());
  }

  /** Commands with pipes between them. */
  void pipeline() throws NotSplitException {
    while (prefix("!") || prefix("time")) {
      cursor.blanks();
    }
    command();
    while (true) {
      cursor.blanks();
      if (cursor.here() != '|' || cursor.startsWith("||")) {
        return;
      }
      cursor.at += cursor.startsWith("|&") ? 2 : 1;
      lines();
      command();
    }
  }

  private boolean prefix(String word) {
    return cursor.plainWord().equals(word) && cursor.take(word);
  }

  private void command() throws NotSplitException {
    cursor.enter();
    if (cursor.startsWith("((")) {
      words.group();
    } else if (cursor.take("(")) {
      list(NONE);
      expect(")");
    } else {
      switch (cursor.plainWord()) {
        case "{" -> block("{", "}");
        case "if" -> conditional();
        case "while", "until" -> {
          cursor.at += 5;
          list(Set.of("do"));
          block("do", "done");
        }
        case "for", "select" -> loop();
        case "case" -> cases();
        case "function" -> {
          cursor.at += "function".length();
          cursor.blanks();
          words.word();
          body();
        }
        case "[[" -> test();
        default -> simple();
      }
    }
    redirections();
    cursor.leave();
  }

  private void expect(String word) throws NotSplitException {
    if (!cursor.take(word)) {
      throw new NotSplitException("\"" + word + "\" is missing");
    }
  }

  private void block(String begin, String end) throws NotSplitException {
    expect(begin);
    list(Set.of(end));
    expect(end);
  }

  private void conditional() throws NotSplitException {
    expect("if");
    list(Set.of("then"));
    expect("then");
    Set<String> ends = Set.of("elif", "else", "fi");
    list(ends);
    while (cursor.take("elif")) {
      list(Set.of("then"));
      expect("then");
      list(ends);
    }
    if (cursor.take("else")) {
      list(Set.of("fi"));
    }
    expect("fi");
  }

  private void loop() throws NotSplitException {
    words.word();
    cursor.blanks();
    if (cursor.startsWith("((")) {
      words.group();
    } else {
      words.word();
      lines();
      if (prefix("in")) {
        cursor.blanks();
        while (cursor.here() != ';' && cursor.here() != '\n') {
          words.word();
          cursor.blanks();
        }
      }
    }
    cursor.blanks();
    cursor.take(";");
    lines();
    block("do", "done");
  }

  private void cases() throws NotSplitException {
    words.word();
    cursor.blanks();
    words.word();
    lines();
    expect("in");
    lines();
    while (!prefix("esac")) {
      cursor.take("(");
      do {
        cursor.blanks();
        words.word();
        cursor.blanks();
      } while (cursor.take("|"));
      expect(")");
      list(Set.of("esac"));
      if (cursor.take(";;")) {
        cursor.take("&"); // Bash: go on with the next
      }
      lines();
    }
  }

  private void test() throws NotSplitException {
    while (!prefix("]]")) {
      if (cursor.atEnd()) {
        throw new NotSplitException("\"]]\" is missing");
      }
      if (cursor.endsWord()) {
        cursor.at++;
      } else {
        words.word();
      }
      cursor.blanks();
    }
  }

  private void body() throws NotSplitException {
    cursor.blanks();
    if (cursor.take("(")) {
      cursor.blanks();
      expect(")");
    }
    lines();
    command();
  }

  private void simple() throws NotSplitException {
    int start = cursor.at;
    redirections();
    boolean first = cursor.at == start;
    if (cursor.endsWord() && !first) {
      return;
    }
    words.word();
    cursor.blanks();
    if (first && cursor.here() == '(') {
      body();
      return;
    }
    while (true) {
      redirections();
      if (cursor.endsWord() || cursor.here() == '#') {
        return;
      }
      words.word();
      cursor.blanks();
    }
  }

  private void redirections() throws NotSplitException {
    cursor.blanks();
    while (redirection()) {
      cursor.blanks();
    }
  }

  private boolean redirection() throws NotSplitException {
    if (cursor.startsWith("<(") || cursor.startsWith(">(")) {
      cursor.at += 2; // Bash: a process in the place of a file
      list(NONE);
      expect(")");
      return true;
    }
    int number = cursor.at;
    while (Character.isDigit(cursor.here())) {
      cursor.at++;
    }
    if (cursor.startsWith("<<") && !cursor.startsWith("<<<")) {
      cursor.at += 2;
      boolean tabs = cursor.take("-");
      cursor.blanks();
      documents.await(owner, words.word(), tabs);
      return true;
    }
    for (String operator :
        new String[] {"<<<", "&>>", "&>", ">>", ">&", ">|", "<&", "<>", "<", ">"}) {
      if (cursor.take(operator)) {
        cursor.blanks();
        if (!cursor.startsWith("<(") && !cursor.startsWith(">(")) {
          words.word();
        }
        return true;
      }
    }
    cursor.at = number;
    return false;
  }
}
