package dockwalk.syntax;

import dockwalk.grammar.Blank;
import dockwalk.syntax.Expansion.Usage;
import dockwalk.syntax.Word.Operator;
import dockwalk.syntax.Word.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Expands words. What variables add to a word is bounded: a value that is doubled on each line
 * would fill the memory after some thirty lines.
 */
final class Expander {
  /** How many characters a word may become longer than it is written: 1 MiB. */
  static final int MOST = 1 << 20;

  private final Function<String, Optional<String>> values;
  private final List<Usage> used = new ArrayList<>();

  Expander(Function<String, Optional<String>> values) {
    this.values = values;
  }

  Expansion expand(Word word) {
    try {
      StringBuilder text = new StringBuilder();
      Splitter words = new Splitter();
      expand(word, text, words);
      return new Expansion.Done(text.toString(), words.finish(), used);
    } catch (SubstitutionException e) {
      return new Expansion.Failed(
          e.span.orElse(word.span()),
          "failed to process " + GoQuote.of(word.raw()) + ": " + e.fault.message(),
          e.fault.help(),
          used);
    }
  }

  private void expand(Word word, StringBuilder text, Splitter words) throws SubstitutionException {
    for (Part part : word.parts()) {
      switch (part) {
        case Part.Literal literal -> {
          text.append(literal.text());
          words.add(literal.text(), literal.quoted());
        }
        case Part.Variable variable -> {
          String value = placed(variable);
          bound((long) text.length() + value.length(), word.raw().length());
          text.append(value);
          words.add(value, variable.quoted());
        }
        case Part.Broken broken ->
            throw new SubstitutionException(
                new WordFault(broken.message(), broken.help()), broken.span());
      }
    }
  }

  /** Refuses a text of {@code length} characters that came out of {@code written} characters. */
  static void bound(long length, int written) throws SubstitutionException {
    if (length - written > MOST) {
      throw new SubstitutionException(WordFault.TOO_LONG);
    }
  }

  private String text(Word word) throws SubstitutionException {
    StringBuilder text = new StringBuilder();
    expand(word, text, new Splitter());
    return text.toString();
  }

  /** The value; what goes wrong in it is told at the variable. */
  private String placed(Part.Variable variable) throws SubstitutionException {
    try {
      return value(variable);
    } catch (SubstitutionException e) {
      throw e.span.isPresent() ? e : new SubstitutionException(e.fault, variable.span());
    }
  }

  /** Operands are expanded even where they do not matter: what is wrong in them always counts. */
  private String value(Part.Variable variable) throws SubstitutionException {
    Optional<String> value = values.apply(variable.name());
    used.add(new Usage(variable.name(), value));
    if (variable.operator().isEmpty()) {
      return value.orElse("");
    }
    Operator operator = variable.operator().get();
    String operand = text(operator.operand());
    String with = operator.replacement().isPresent() ? text(operator.replacement().get()) : "";
    boolean filled = !value.orElse("").isEmpty();
    return switch (operator.symbol()) {
      case ":-" -> filled ? value.get() : operand;
      case "-" -> value.orElse(operand);
      case ":+" -> filled ? operand : "";
      case "+" -> value.isPresent() ? operand : "";
      case ":?" -> required(variable.name(), value, operand, true);
      case "?" -> required(variable.name(), value, operand, false);
      case "#", "%" -> stripped(value.orElse(""), operand, operator.symbol());
      case "##", "%%" -> Glob.strip(value.orElse(""), operand, operator.symbol());
      default -> Glob.replace(value.orElse(""), operand, with, operator.symbol().equals("//"));
    };
  }

  /** The second sign, which asks for the longest match, may also come out of the expansion. */
  private static String stripped(String value, String pattern, String symbol)
      throws SubstitutionException {
    return pattern.startsWith(symbol)
        ? Glob.strip(value, pattern.substring(1), symbol + symbol)
        : Glob.strip(value, pattern, symbol);
  }

  private String required(String name, Optional<String> value, String given, boolean nonEmpty)
      throws SubstitutionException {
    if (value.isEmpty() || (nonEmpty && value.get().isEmpty())) {
      String reason =
          given.isEmpty() ? "is not allowed to be " + (value.isEmpty() ? "unset" : "empty") : given;
      throw new SubstitutionException(WordFault.required(name, reason));
    }
    return value.get();
  }

  /** Ends an expansion; never leaves this package. */
  static final class SubstitutionException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient WordFault fault;
    private final transient Optional<Span> span;

    SubstitutionException(WordFault fault) {
      super(fault.message());
      this.fault = fault;
      this.span = Optional.empty();
    }

    SubstitutionException(WordFault fault, Span span) {
      super(fault.message());
      this.fault = fault;
      this.span = Optional.of(span);
    }
  }

  /** Splits text at white space while it grows; quoted text is never split, nothing is no word. */
  private static final class Splitter {
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();

    void add(String text, boolean quoted) {
      if (quoted) {
        word.append(text);
        return;
      }
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (Blank.isSpace(c)) {
          close();
        } else {
          word.append(c);
        }
      }
    }

    private void close() {
      if (!word.isEmpty()) {
        words.add(word.toString());
        word.setLength(0);
      }
    }

    List<String> finish() {
      close();
      return words;
    }
  }
}
