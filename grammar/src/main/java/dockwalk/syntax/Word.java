package dockwalk.syntax;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Text with quotes, escapes and variables that are not expanded yet. Parsed once, expanded many
 * times.
 *
 * @param span where it stands
 * @param raw the text as written, continuation lines joined
 * @param parts what it consists of; a part that cannot be expanded is {@link Part.Broken}, so that
 *     parsing never fails
 */
public record Word(Span span, String raw, List<Part> parts) implements Instruction.Source {
  public Word {
    parts = List.copyOf(parts);
  }

  /** A piece of a word. {@code quoted} pieces are not split into words. */
  public sealed interface Part {
    Span span();

    /** Text that stands for itself: quotes are removed, escapes resolved. */
    record Literal(Span span, String text, boolean quoted) implements Part {}

    /** {@code $name} or {@code ${name…}}. */
    record Variable(Span span, String name, Optional<Operator> operator, boolean quoted)
        implements Part {}

    /**
     * Text that breaks a rule: expanding it fails.
     *
     * @param span from what is never closed, or is wrong; it may begin before the operand it is in
     * @param message what is wrong
     * @param help what to write instead
     */
    record Broken(Span span, String message, String help) implements Part {
      Broken(Span span, WordFault fault) {
        this(span, fault.message(), fault.help());
      }
    }
  }

  /**
   * What follows the name in {@code ${name…}}.
   *
   * @param symbol one of {@code :- - :+ + :? ? # ## % %% / //}
   */
  public record Operator(String symbol, Word operand, Optional<Word> replacement) {
    Optional<Part.Broken> broken() {
      return operand.broken().or(() -> replacement.flatMap(Word::broken));
    }
  }

  /** Parses {@code raw}, whose characters stand at {@code span}. */
  public static Word parse(String raw, Span span, char escape) {
    return WordReader.read(raw, span, escape, true);
  }

  /** Parses the body of a here-document: quotes are ordinary characters. */
  public static Word parseBody(String raw, Span span) {
    return WordReader.read(raw, span, '\\', false);
  }

  /** Whether no variable decides what it becomes. */
  public boolean constant() {
    return parts.stream().noneMatch(part -> part instanceof Part.Variable);
  }

  /** The first part that cannot be expanded, whatever the variables are; absent if all can be. */
  public Optional<Part.Broken> broken() {
    for (Part part : parts) {
      Optional<Part.Broken> found =
          switch (part) {
            case Part.Literal literal -> Optional.empty();
            case Part.Broken broken -> Optional.of(broken);
            case Part.Variable variable -> variable.operator().flatMap(Operator::broken);
          };
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Expands the variables; {@code values} knows the value of each that is set. */
  public Expansion expand(Function<String, Optional<String>> values) {
    return new Expander(values).expand(this);
  }
}
