package dockwalk.syntax;

import dockwalk.grammar.HeredocMark;
import dockwalk.syntax.Instruction.Heredoc;
import dockwalk.syntax.Instruction.Source;
import dockwalk.syntax.Statement.Argument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code COPY} and {@code ADD}. */
final class CopyMapping {
  private CopyMapping() {}

  static Optional<Instruction> map(Mapping m) {
    Statement s = m.statement();
    List<Argument> args = m.arguments();
    if (args.size() < 2) {
      m.wrong(
          m.keyword()
              + " requires at least two arguments, but only one was provided."
              + " Destination could not be determined",
          args.isEmpty()
              ? "Write " + m.keyword() + " source destination."
              : "Write where to: " + m.keyword() + " " + args.getFirst().text() + " ./");
      return Optional.empty();
    }
    List<Source> sources = new ArrayList<>();
    for (Argument argument : args.subList(0, args.size() - 1)) {
      Optional<Heredoc> body = heredoc(s, argument);
      sources.add(body.isPresent() ? body.get() : m.word(argument));
    }
    if (heredoc(s, args.getLast()).isPresent()) {
      m.wrong(
          args.getLast().span(),
          m.keyword() + " cannot accept a heredoc as a destination",
          "Put the destination after it.");
      return Optional.empty();
    }
    Word destination = m.word(args.getLast());
    return Optional.of(
        m.keyword().equals("COPY")
            ? new Instruction.Copy(s.span(), s.text(), m.flags(), sources, destination)
            : new Instruction.Add(s.span(), s.text(), m.flags(), sources, destination));
  }

  /**
   * A here-document is found by its name: of two with the same name, the last has the text. In the
   * JSON form it has none: the file is empty.
   */
  private static Optional<Heredoc> heredoc(Statement s, Argument argument) {
    return HeredocMark.of(argument.text()).map(mark -> heredoc(s, argument.span(), mark));
  }

  private static Heredoc heredoc(Statement s, Span span, HeredocMark mark) {
    String body =
        s.heredocs().reversed().stream()
            .filter(heredoc -> heredoc.delimiter().equals(mark.delimiter()))
            .findFirst()
            .map(Heredoc::body)
            .orElse("");
    return new Heredoc(
        span, mark.delimiter(), mark.expand(), mark.stripTabs(), mark.fileDescriptor(), body);
  }
}
