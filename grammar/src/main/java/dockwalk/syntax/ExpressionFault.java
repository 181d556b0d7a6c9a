package dockwalk.syntax;

import dockwalk.grammar.ExpressionLexer;
import java.util.Map;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;

/** Says what is wrong with an expression, from the token that does not fit. */
final class ExpressionFault {
  static final String RULE = "expression";

  /** What other languages write. */
  private static final Map<String, String> MEANT =
      Map.ofEntries(
          Map.entry("=", "Write == to compare."),
          Map.entry("&", "Write && for \"and\"."),
          Map.entry("and", "Write && for \"and\"."),
          Map.entry("|", "Write || for \"or\"."),
          Map.entry("or", "Write || for \"or\"."),
          Map.entry("not", "Write ! before what shall not be."),
          Map.entry("is", "Write == to compare."),
          Map.entry("equals", "Write == to compare."),
          Map.entry("eq", "Write == to compare."),
          Map.entry("matches", "Write ~ and a regular expression in quotes."),
          Map.entry("contains", "Write ~ and a regular expression in quotes."));

  private final CommonTokenStream tokens;

  ExpressionFault(CommonTokenStream tokens) {
    this.tokens = tokens;
  }

  /** What is wrong at {@code token}, which stands at {@code span}. */
  Diagnostic at(Token token, Span span) {
    String text = token.getText();
    String meant = MEANT.get(text);
    if (meant != null) {
      return Diagnostic.error(RULE, span, "\"" + text + "\" is not understood here", meant);
    }
    return switch (token.getType()) {
      case Token.EOF -> end(token, span);
      case ExpressionLexer.UNCLOSED ->
          Diagnostic.error(
              RULE,
              span,
              "the text that begins here has no end",
              "Close it with " + text.charAt(0) + " or take the quote away.");
      case ExpressionLexer.OTHER ->
          Diagnostic.error(RULE, span, "\"" + text + "\" means nothing in an expression");
      case ExpressionLexer.CLOSE -> closing(token, span);
      default -> unexpected(token, span);
    };
  }

  private Diagnostic end(Token token, Span span) {
    if (wantsValue(token)) {
      return Diagnostic.error(
          RULE,
          span,
          tokens.size() == 1 ? "there is no expression" : "a value is missing at the end",
          "Write a name such as cwd, a text in quotes, a path or a number.");
    }
    return Diagnostic.error(RULE, span, "a ) is missing at the end");
  }

  private Diagnostic closing(Token token, Span span) {
    return wantsValue(token)
        ? Diagnostic.error(RULE, span, "a value is missing before )")
        : Diagnostic.error(RULE, span, "no ( belongs to this )");
  }

  private Diagnostic unexpected(Token token, Span span) {
    String shown = "\"" + token.getText() + "\"";
    if (wantsValue(token)) {
      return Diagnostic.error(RULE, span, "a value is missing before " + shown);
    }
    boolean compares =
        token.getType() >= ExpressionLexer.EQUAL && token.getType() <= ExpressionLexer.LIKE;
    return compares
        ? Diagnostic.error(
            RULE,
            span,
            "one comparison has two sides",
            "Join two comparisons with && or ||, or put brackets around one.")
        : Diagnostic.error(
            RULE, span, shown + " is not expected here", "Join two conditions with && or ||.");
  }

  /** Whether a value, rather than the end or an operator, should stand at {@code token}. */
  private boolean wantsValue(Token token) {
    int before = token.getTokenIndex() - 1;
    while (before >= 0 && tokens.get(before).getChannel() != Token.DEFAULT_CHANNEL) {
      before--;
    }
    if (before < 0) {
      return true;
    }
    return switch (tokens.get(before).getType()) {
      case ExpressionLexer.NUMBER,
          ExpressionLexer.TEXT,
          ExpressionLexer.PATH,
          ExpressionLexer.NAME,
          ExpressionLexer.CLOSE ->
          false;
      default -> true;
    };
  }
}
