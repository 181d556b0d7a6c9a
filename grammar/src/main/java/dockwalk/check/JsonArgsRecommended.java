package dockwalk.check;

import dockwalk.syntax.Instruction;
import dockwalk.syntax.Instruction.Command;

/** A program that is started by a shell, which keeps signals to itself. */
final class JsonArgsRecommended implements Check.OfStep {
  private static final Rule RULE =
      Rule.of(
          "JSONArgsRecommended",
          "json-args-recommended",
          "JSON arguments recommended for ENTRYPOINT/CMD to prevent unintended behavior related to"
              + " OS signals");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void inspect(Visit visit, Report report) {
    boolean shellForm =
        (visit.instruction() instanceof Instruction.Cmd cmd
                && cmd.command() instanceof Command.Shell)
            || (visit.instruction() instanceof Instruction.Entrypoint entrypoint
                && entrypoint.command() instanceof Command.Shell);
    if (shellForm && !visit.before().shell()) {
      report.add(
          visit.place(),
          "JSON arguments recommended for %s to prevent unintended behavior related to OS signals"
              .formatted(visit.written().keyword()));
    }
  }
}
