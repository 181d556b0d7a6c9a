package dockwalk.shell;

/** A place in a script. */
final class Cursor {
  private static final String ENDS_WORD = " \t\n;&|<>()";

  private static final int DEEPEST = 100;

  final String text;
  int at;
  private int depth;

  Cursor(String text) {
    this.text = text;
  }

  /** Goes into a construct; {@link #leave} must follow, unless the script is not split. */
  void enter() throws NotSplitException {
    if (++depth > DEEPEST) {
      throw new NotSplitException("it is nested too deeply");
    }
  }

  void leave() {
    depth--;
  }

  boolean atEnd() {
    return at >= text.length();
  }

  /** The character here; NUL at the end, which no script has. */
  char here() {
    return at < text.length() ? text.charAt(at) : 0;
  }

  boolean startsWith(String what) {
    return text.startsWith(what, at);
  }

  /** Goes past {@code what} if it stands here. */
  boolean take(String what) {
    boolean there = startsWith(what);
    if (there) {
      at += what.length();
    }
    return there;
  }

  /** Whether a word ends here, if one is being read. */
  boolean endsWord() {
    return atEnd() || ENDS_WORD.indexOf(here()) >= 0;
  }

  /** Goes past blanks and the ends of lines that a backslash takes away. */
  void blanks() {
    while (here() == ' ' || here() == '\t' || here() == '\r' || startsWith("\\\n")) {
      at += here() == '\\' ? 2 : 1;
    }
  }

  /** The plain word here, without going past it; empty if it is quoted or none. */
  String plainWord() {
    int end = at;
    while (end < text.length() && ENDS_WORD.indexOf(text.charAt(end)) < 0) {
      char c = text.charAt(end);
      if (c == '\'' || c == '"' || c == '\\' || c == '$' || c == '`') {
        return "";
      }
      end++;
    }
    return text.substring(at, end);
  }

  NotSplitException unexpected() {
    return new NotSplitException(
        atEnd()
            ? "its end is missing"
            : "\"" + here() + "\" is not expected where it stands, in front of: " + near());
  }

  private String near() {
    String rest = text.substring(at, Math.min(text.length(), at + 20));
    return rest.lines().findFirst().orElse("");
  }
}
