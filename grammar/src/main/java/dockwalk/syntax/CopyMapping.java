package dockwalk.syntax;

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
    int bodies = 0;
    for (Argument argument : args.subList(0, args.size() - 1)) {
      Optional<Heredoc> body = heredocAt(s, argument, bodies);
      bodies += body.isPresent() ? 1 : 0;
      sources.add(body.isPresent() ? body.get() : m.word(argument));
    }
    if (heredocAt(s, args.getLast(), bodies).isPresent()) {
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

  private static Optional<Heredoc> heredocAt(Statement s, Argument argument, int next) {
    if (s.json() || next >= s.heredocs().size()) {
      return Optional.empty();
    }
    Heredoc heredoc = s.heredocs().get(next);
    return heredoc.span().start() == argument.span().start()
        ? Optional.of(heredoc)
        : Optional.empty();
  }
}
