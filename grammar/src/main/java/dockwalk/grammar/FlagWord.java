package dockwalk.grammar;

/**
 * A word that begins with two dashes, at the front of an instruction's arguments.
 *
 * @param start offset of its first dash, or of what stands there instead
 * @param end offset after it
 * @param text the word without its quotes and escapes; empty if there is no flag
 */
public record FlagWord(int start, int end, String text) {

  /** The flag that comes next after {@code from}, which spaces may precede. */
  public static FlagWord at(String line, int from, char escape) {
    int start = from;
    while (start < line.length() && Blank.separates(line.charAt(start))) {
      start++;
    }
    return line.startsWith("--", start)
        ? read(line, start, escape)
        : new FlagWord(start, start, "");
  }

  /** Whether there is one. */
  public boolean present() {
    return !text.isEmpty();
  }

  /** Whether it is the lone {@code --} that ends the flags. */
  public boolean last() {
    return text.equals("--");
  }

  /** Inside either kind of quotes the escape character escapes. */
  private static FlagWord read(String line, int start, char escape) {
    StringBuilder word = new StringBuilder();
    char quote = 0;
    int at = start;
    while (at < line.length() && (quote != 0 || !Blank.isSpace(line.charAt(at)))) {
      char c = line.charAt(at++);
      if (quote == 0 ? c == '\'' || c == '"' : c == quote) {
        quote = quote == 0 ? c : 0;
      } else if (c != escape) {
        word.append(c);
      } else if (at < line.length()) {
        word.append(line.charAt(at++));
      }
    }
    return new FlagWord(start, at, word.toString());
  }
}
