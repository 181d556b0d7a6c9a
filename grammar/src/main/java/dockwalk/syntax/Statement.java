package dockwalk.syntax;

import java.util.List;
import java.util.Optional;

/**
 * An instruction as the lexical layer sees it: a keyword, flags and arguments, whatever they mean.
 *
 * @param keyword as written
 * @param text the logical line, without white space at its ends
 * @param trailing the white space at its end, which only a trigger keeps
 * @param flags in order, quotes and escapes resolved
 * @param arguments split as the keyword demands; strings of the JSON form where {@code json}
 * @param json whether the arguments are a JSON array
 * @param nested the instruction inside {@code ONBUILD}
 */
public record Statement(
    Span span,
    Span keywordSpan,
    String keyword,
    String text,
    String trailing,
    List<FlagText> flags,
    List<Argument> arguments,
    boolean json,
    List<Instruction.Heredoc> heredocs,
    Optional<Statement> nested) {
  public Statement {
    flags = List.copyOf(flags);
    arguments = List.copyOf(arguments);
    heredocs = List.copyOf(heredocs);
  }

  /** One argument, as written. */
  public record Argument(Span span, String text) {}

  /** A flag with its two dashes, such as {@code --from=build}. */
  public record FlagText(Span span, String text) {}
}
