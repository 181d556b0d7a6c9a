package dockwalk.grammar;

import java.util.regex.Pattern;

/** An escape character at the end of a line, and the blank and comment lines that follow it. */
public final class Continuation {
  private static final String SPACES =
      "[ \\t\\r\\x0B\\f\\x85\\xA0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000]*+";
  private static final Pattern BACKSLASH = pattern("\\\\");
  private static final Pattern BACK_QUOTE = pattern("`");

  private Continuation() {}

  /** Matches what vanishes when lines are joined that end in {@code escape}. */
  public static Pattern after(char escape) {
    return escape == '`' ? BACK_QUOTE : BACKSLASH;
  }

  private static Pattern pattern(String escape) {
    String skipped = "(?:" + SPACES + "(?:#[^\\n]*+)?\\n)*+(?:" + SPACES + "#[^\\n]*+)?";
    return Pattern.compile(
        "(?<!" + escape + ")" + escape + "[ \\t]*+\\r*+(?:\\n" + skipped + "|\\z)");
  }
}
