package dockwalk.syntax;

import dockwalk.grammar.ExpressionLexer;
import dockwalk.grammar.ExpressionParser;
import dockwalk.grammar.ExpressionParser.BothContext;
import dockwalk.grammar.ExpressionParser.ComparisonContext;
import dockwalk.grammar.ExpressionParser.EitherContext;
import dockwalk.grammar.ExpressionParser.NamedContext;
import dockwalk.grammar.ExpressionParser.NegationContext;
import dockwalk.grammar.ExpressionParser.OperandContext;
import dockwalk.syntax.Expression.Comparison;
import dockwalk.syntax.Expression.Parsed;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Reads expressions: turns the tree of {@code ExpressionParser.g4} into the AST. */
final class ExpressionReader {
  /** Longer ones are refused. */
  static final int LONGEST = 1_000;

  /** How many brackets and ! there may be: each is a recursion of the parser. */
  private static final int MOST_NESTED = 100;

  private final String text;

  /** Offset in UTF-16 units of each code point, in which ANTLR counts. */
  private final int[] offsets;

  private ExpressionReader(String text) {
    this.text = text;
    this.offsets = new int[text.codePointCount(0, text.length()) + 1];
    int at = 0;
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = at;
      at = i + 1 < offsets.length ? text.offsetByCodePoints(at, 1) : at;
    }
  }

  static Parsed read(String text) {
    if (text.length() > LONGEST) {
      return new Parsed.Invalid(
          Diagnostic.error(
              ExpressionFault.RULE,
              new Span(LONGEST, LONGEST),
              "an expression has at most " + LONGEST + " characters"));
    }
    return new ExpressionReader(text).parse();
  }

  private Parsed parse() {
    ExpressionLexer lexer = new ExpressionLexer(CharStreams.fromString(text));
    CommonTokenStream tokens = new CommonTokenStream(lexer);
    tokens.fill();
    Optional<Token> deep =
        tokens.getTokens().stream().filter(ExpressionReader::nests).skip(MOST_NESTED).findFirst();
    if (deep.isPresent()) {
      return new Parsed.Invalid(
          Diagnostic.error(
              ExpressionFault.RULE,
              span(deep.get(), deep.get()),
              "an expression has at most " + MOST_NESTED + " brackets and !"));
    }
    ExpressionParser parser = new ExpressionParser(tokens);
    parser.removeErrorListeners();
    parser.setErrorHandler(new BailErrorStrategy());
    try {
      EitherContext whole = parser.whole().either();
      return tokens.getTokens().stream()
          .filter(token -> token.getType() == ExpressionLexer.NUMBER)
          .flatMap(token -> Quantities.fault(token.getText(), span(token, token)).stream())
          .findFirst()
          .<Parsed>map(Parsed.Invalid::new)
          .orElseGet(() -> new Parsed.Valid(either(whole)));
    } catch (ParseCancellationException e) {
      Token at =
          e.getCause() instanceof RecognitionException fault
              ? fault.getOffendingToken()
              : parser.getCurrentToken();
      return new Parsed.Invalid(new ExpressionFault(tokens).at(at, span(at, at)));
    }
  }

  private static boolean nests(Token token) {
    return token.getType() == ExpressionLexer.OPEN || token.getType() == ExpressionLexer.NOT;
  }

  private Expression either(EitherContext context) {
    List<Expression> parts = context.both().stream().map(this::both).toList();
    return parts.size() == 1 ? parts.getFirst() : new Expression.Or(span(context), parts);
  }

  private Expression both(BothContext context) {
    List<Expression> parts = context.negation().stream().map(this::negation).toList();
    return parts.size() == 1 ? parts.getFirst() : new Expression.And(span(context), parts);
  }

  private Expression negation(NegationContext context) {
    return context.NOT() != null
        ? new Expression.Not(span(context), negation(context.negation()))
        : comparison(context.comparison());
  }

  private Expression comparison(ComparisonContext context) {
    Expression left = operand(context.operand(0));
    if (context.operand().size() == 1) {
      return left;
    }
    String sign = ((TerminalNode) context.getChild(1)).getText();
    Comparison how =
        List.of(Comparison.values()).stream()
            .filter(each -> each.sign().equals(sign))
            .findFirst()
            .orElseThrow();
    return new Expression.Compare(span(context), left, how, operand(context.operand(1)));
  }

  private Expression operand(OperandContext context) {
    if (context.either() != null) {
      return either(context.either());
    }
    if (context.named() != null) {
      return named(context.named());
    }
    String raw = context.getText();
    Span span = span(context);
    if (context.NUMBER() != null) {
      return Quantities.number(raw, span);
    }
    return new Expression.Text(span, context.TEXT() != null ? unquoted(raw) : raw);
  }

  private Expression named(NamedContext context) {
    String name = context.NAME(0).getText();
    if (context.OPEN() != null) {
      return new Expression.Call(
          span(context), name, context.either().stream().map(this::either).toList());
    }
    if (name.equals("true") || name.equals("false")) {
      return new Expression.Truth(span(context), name.equals("true"));
    }
    String key =
        context.children.stream()
            .skip(1)
            .map(TerminalNode.class::cast)
            .filter(leaf -> leaf.getSymbol().getType() != ExpressionParser.DOT)
            .map(leaf -> leaf.getText())
            .map(part -> part.startsWith("\"") || part.startsWith("'") ? unquoted(part) : part)
            .collect(Collectors.joining("."));
    return new Expression.Name(span(context), name, key);
  }

  /** A backslash is itself, as regular expressions want it, but before a quote or a backslash. */
  private static String unquoted(String raw) {
    String inner = raw.substring(1, raw.length() - 1);
    return raw.startsWith("'") ? inner : inner.replaceAll("\\\\([\"\\\\])", "$1");
  }

  private Span span(ParserRuleContext context) {
    return span(context.getStart(), context.getStop());
  }

  private Span span(Token first, Token last) {
    int start = Math.min(first.getStartIndex(), offsets.length - 1);
    int end = Math.clamp(last.getStopIndex() + 1L, start, offsets.length - 1);
    return new Span(offsets[start], offsets[end]);
  }
}
