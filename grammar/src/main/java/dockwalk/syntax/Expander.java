package dockwalk.syntax;

import dockwalk.syntax.Expansion.Usage;
import dockwalk.syntax.Word.Operator;
import dockwalk.syntax.Word.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Expands words. */
final class Expander {
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
          "failed to process \"" + word.raw() + "\": " + e.getMessage(), used);
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
          String value = value(variable);
          text.append(value);
          words.add(value, variable.quoted());
        }
        case Part.Broken broken -> throw new SubstitutionException(broken.message());
      }
    }
  }

  private String text(Word word) throws SubstitutionException {
    StringBuilder text = new StringBuilder();
    expand(word, text, new Splitter());
    return text.toString();
  }

  private String value(Part.Variable variable) throws SubstitutionException {
    Optional<String> value = values.apply(variable.name());
    used.add(new Usage(variable.name(), value));
    if (variable.operator().isEmpty()) {
      return value.orElse("");
    }
    Operator operator = variable.operator().get();
    return switch (operator.symbol()) {
      case ":-" ->
          value.filter(v -> !v.isEmpty()).isPresent() ? value.get() : text(operator.operand());
      case "-" -> value.isPresent() ? value.get() : text(operator.operand());
      case ":+" -> value.filter(v -> !v.isEmpty()).isPresent() ? text(operator.operand()) : "";
      case "+" -> value.isPresent() ? text(operator.operand()) : "";
      case ":?" -> required(variable.name(), value, operator.operand(), true);
      case "?" -> required(variable.name(), value, operator.operand(), false);
      case "#", "##", "%", "%%" ->
          Glob.strip(value.orElse(""), text(operator.operand()), operator.symbol());
      default ->
          Glob.replace(
              value.orElse(""),
              text(operator.operand()),
              operator.replacement().isPresent() ? text(operator.replacement().get()) : "",
              operator.symbol().equals("//"));
    };
  }

  private String required(String name, Optional<String> value, Word message, boolean nonEmpty)
      throws SubstitutionException {
    if (value.isEmpty() || (nonEmpty && value.get().isEmpty())) {
      String given = text(message);
      String reason =
          given.isEmpty() ? "is not allowed to be " + (value.isEmpty() ? "unset" : "empty") : given;
      throw new SubstitutionException(name + ": " + reason);
    }
    return value.get();
  }

  /** Ends an expansion; never leaves this package. */
  static final class SubstitutionException extends Exception {
    private static final long serialVersionUID = 1;

    SubstitutionException(String message) {
      super(message);
    }
  }

  /** Splits text at blanks while it grows; quoted text is never split. */
  private static final class Splitter {
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean open;

    void add(String text, boolean quoted) {
      if (quoted) {
        open = true;
        word.append(text);
        return;
      }
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (!Character.isWhitespace(c)) {
          open = true;
          word.append(c);
        } else {
          close();
        }
      }
    }

    private void close() {
      if (open) {
        words.add(word.toString());
        word.setLength(0);
        open = false;
      }
    }

    List<String> finish() {
      close();
      return words;
    }
  }
}
