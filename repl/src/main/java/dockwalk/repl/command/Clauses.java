package dockwalk.repl.command;

import java.util.Optional;

/**
 * A place with what may follow it: {@code PLACE [if EXPR] [log TEXT]}.
 *
 * @param place what stands before both
 */
record Clauses(String place, Optional<String> condition, Optional<String> log) {
  static Clauses of(String raw) {
    String place = raw;
    Optional<String> condition = Optional.empty();
    Optional<String> log = Optional.empty();
    for (int at = keyword(place); at >= 0; at = keyword(place)) {
      boolean asks = place.startsWith("if", at);
      String rest = place.substring(at + (asks ? 2 : 3)).strip();
      condition = asks ? Optional.of(rest) : condition;
      log = asks ? log : Optional.of(unquoted(rest));
      place = place.substring(0, at).strip();
    }
    return new Clauses(place, condition, log);
  }

  /** The words of the place, of a command that is typed like {@code usage}. */
  Arguments arguments(String usage) {
    return new Arguments(Words.of(place), usage);
  }

  /** Where the last {@code if} or {@code log} stands that is a word outside of quotes, or -1. */
  private static int keyword(String text) {
    char quote = 0;
    int found = -1;
    String before = "";
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ' ';
      if (quote != 0 || c == '"' || c == '\'') {
        quote = quote == 0 ? c : c == quote ? 0 : quote;
      } else if (Character.isWhitespace(c)) {
        String word = text.substring(start, i);
        boolean name = before.equals("stage") || before.equals("end") || before.equals("env");
        found = !name && (word.equals("if") || word.equals("log")) ? start : found;
        before = word.isEmpty() ? before : word;
        start = i + 1;
      }
    }
    return found;
  }

  private static String unquoted(String text) {
    boolean quoted =
        text.length() > 1
            && (text.charAt(0) == '"' || text.charAt(0) == '\'')
            && text.indexOf(text.charAt(0), 1) == text.length() - 1;
    return quoted ? text.substring(1, text.length() - 1) : text;
  }
}
