package dockwalk.syntax;

import dockwalk.grammar.WordLexerBase;

/**
 * What a word breaks.
 *
 * @param message in the reference implementation's words (shell/lex.go)
 * @param help what to write instead
 */
record WordFault(String message, String help) {
  static final WordFault MISSING_BRACE =
      new WordFault(
          "syntax error: missing '}'",
          "The ${ here is never closed: write } where the name or its default ends.");

  static final WordFault MISSING_SLASH =
      new WordFault(
          "syntax error: missing '/' in ${}",
          "Write ${NAME/pattern/replacement}: a second / ends the pattern.");

  static final WordFault TOO_DEEP =
      new WordFault(
          "syntax error: more than " + WordLexerBase.DEEPEST + " substitutions inside one another",
          "Give the inner ones a name of their own: ARG inner=…, and then ${inner}.");

  static final WordFault TOO_LONG =
      new WordFault(
          "the variables make it more than 1 MiB (" + Expander.MOST + " characters) longer",
          "Look for a variable that is put together from itself, line after line.");

  static final WordFault TOO_SLOW =
      new WordFault(
          "the pattern takes too many steps for a text this long",
          "Use a shorter pattern or a shorter text, or a RUN with sed.");

  /** A quote that nothing ends. */
  static WordFault unmatched(char quote, char escape) {
    return new WordFault(
        "unexpected end of statement while looking for matching "
            + (quote == '"' ? "double-quote" : "single-quote"),
        "The %c here is never closed: write another where the text ends, or %c%c for the sign itself."
            .formatted(quote, escape, quote));
  }

  /** A dollar sign and a brace, without a name. */
  static WordFault bad(char escape) {
    return new WordFault(
        "syntax error: bad substitution",
        "Write the name right after ${, as in ${NAME}, or %c$ for the sign itself."
            .formatted(escape));
  }

  /** What follows the name is no operator. */
  static WordFault unsupported(String symbol) {
    String help =
        switch (symbol) {
          case "=", ":=" -> "Write :- for a default: an expansion sets no variable.";
          case ":#", ":%", ":/" -> "Leave the : out.";
          default ->
              "After the name may stand } or one of :- - :+ + :? ? # ## % %% / and //;"
                  + " a name is of letters, digits and _.";
        };
    return new WordFault("unsupported modifier (" + symbol + ") in substitution", help);
  }

  /** A variable that must have a value has none, or an empty one. */
  static WordFault required(String name, String reason) {
    return new WordFault(
        name + ": " + reason,
        "Give it a value before this line, with ARG %s=… or --build-arg %s=…, or with ENV in the stage."
            .formatted(name, name));
  }

  /** A pattern that is none. */
  static WordFault pattern(String pattern, String reason) {
    return new WordFault(
        "invalid pattern (" + pattern + ") in substitution: " + reason,
        "In a pattern \\ may stand before * ? \\ } and / only.");
  }
}
