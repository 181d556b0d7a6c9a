package dockwalk.exec;

import dockwalk.syntax.Instruction;
import dockwalk.syntax.Span;
import dockwalk.syntax.Word;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** An instruction as progress shows it: keyword in upper case, values instead of variables. */
final class StepTitle {
  private static final int LONGEST = 10_000;

  private StepTitle() {}

  static String of(Instruction instruction, Function<String, Optional<String>> values) {
    String text = instruction.text().strip();
    int end = 0;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    String rest = text.substring(end).strip();
    String firstLine = heredocStart(instruction);
    String shown = rest.length() > LONGEST ? rest : withValues(rest, values);
    return text.substring(0, end).toUpperCase(Locale.ROOT) + " " + shown + firstLine;
  }

  /** Variables that are not set stay as they are written: the shell of a RUN may know them. */
  private static String withValues(String text, Function<String, Optional<String>> values) {
    Word word = Word.parseBody(text, new Span(0, text.length()));
    StringBuilder shown = new StringBuilder();
    for (Word.Part part : word.parts()) {
      String raw = text.substring(part.span().start(), part.span().end());
      boolean set =
          part instanceof Word.Part.Variable variable && values.apply(variable.name()).isPresent();
      shown.append(set ? value(word, part, values).orElse(raw) : raw);
    }
    return shown.toString();
  }

  private static Optional<String> value(
      Word word, Word.Part part, Function<String, Optional<String>> values) {
    Word alone = new Word(part.span(), word.raw(), java.util.List.of(part));
    return alone.expand(values) instanceof dockwalk.syntax.Expansion.Done done
        ? Optional.of(done.text())
        : Optional.empty();
  }

  /** A script has its first line shown (dockerfile2llb, summarizeHeredoc). */
  private static String heredocStart(Instruction instruction) {
    if (!(instruction instanceof Instruction.Run run) || run.program().isEmpty()) {
      return "";
    }
    String body = run.program().get().body().strip();
    String first = body.lines().findFirst().orElse("");
    return " (" + first + (first.length() < body.length() ? "..." : "") + ")";
  }
}
