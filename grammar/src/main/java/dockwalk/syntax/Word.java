package dockwalk.syntax;

import java.util.List;
import java.util.Optional;

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

  /** A piece of a word. */
  public sealed interface Part {
    Span span();

    /** Text that stands for itself: quotes are removed, escapes resolved. */
    record Literal(Span span, String text) implements Part {}

    /** {@code $name} or {@code ${name…}}. */
    record Variable(Span span, String name, Optional<Operator> operator) implements Part {}

    /** Text that breaks a rule; expanding it fails with {@code message}. */
    record Broken(Span span, String message) implements Part {}
  }

  /**
   * What follows the name in {@code ${name…}}.
   *
   * @param symbol one of {@code :- - :+ + :? ? # ## % %% / //}
   */
  public record Operator(String symbol, Word operand, Optional<Word> replacement) {}
}
