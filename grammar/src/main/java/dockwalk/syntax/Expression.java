package dockwalk.syntax;

import java.util.List;

/**
 * An expression over the state of a build, such as {@code size(/usr) > 50MB && env.PATH ~ "venv"}.
 * What its names mean is not known here. Spans are offsets in the expression's own text.
 */
public sealed interface Expression {
  Span span();

  /** A text in quotes, or a path without. */
  record Text(Span span, String value) implements Expression {}

  /** A number; {@code value} is in the unit's smallest part: bytes, seconds. */
  record Quantity(Span span, double value, Unit unit) implements Expression {}

  /** {@code true} or {@code false}. */
  record Truth(Span span, boolean value) implements Expression {}

  /**
   * A name, such as {@code cwd} or {@code env.PATH}.
   *
   * @param key what follows the first dot; empty if there is none
   */
  record Name(Span span, String name, String key) implements Expression {}

  /** A function of its arguments, such as {@code size(/usr)}. */
  record Call(Span span, String function, List<Expression> arguments) implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** True if its part is not. */
  record Not(Span span, Expression part) implements Expression {}

  /** True if all parts are; they are asked in order. */
  record And(Span span, List<Expression> parts) implements Expression {
    public And {
      parts = List.copyOf(parts);
    }
  }

  /** True if one part is; they are asked in order. */
  record Or(Span span, List<Expression> parts) implements Expression {
    public Or {
      parts = List.copyOf(parts);
    }
  }

  /** A comparison of two values. */
  record Compare(Span span, Expression left, Comparison how, Expression right)
      implements Expression {}

  /** What a number counts. */
  enum Unit {
    PLAIN,
    BYTES,
    SECONDS
  }

  /** How two values are compared. */
  enum Comparison {
    EQUAL("=="),
    UNEQUAL("!="),
    LESS("<"),
    AT_MOST("<="),
    MORE(">"),
    AT_LEAST(">="),
    LIKE("~"),
    UNLIKE("!~");

    private final String sign;

    Comparison(String sign) {
      this.sign = sign;
    }

    /** As it is written. */
    public String sign() {
      return sign;
    }
  }

  /** What became of a text that should be an expression. */
  sealed interface Parsed {
    /** It is one. */
    record Valid(Expression expression) implements Parsed {}

    /** It is none; {@code why} is the first thing that is wrong. */
    record Invalid(Diagnostic why) implements Parsed {}
  }

  /** Reads an expression; whatever the text is, nothing is thrown. */
  static Parsed parse(String text) {
    return ExpressionReader.read(text);
  }
}
