package dockwalk.debug;

import dockwalk.exec.Action;
import dockwalk.exec.CacheLookup;
import dockwalk.exec.ExpandedStep;
import dockwalk.exec.Phase;
import dockwalk.exec.State;
import dockwalk.plan.Step;
import dockwalk.shell.ShellCall;
import dockwalk.shell.Splitting;
import dockwalk.syntax.Instruction;
import java.io.IOException;
import java.util.Optional;

/** What comes of the wish to go inside the next instruction. */
public sealed interface RunEntry {
  /** The session is inside. */
  record Inside(InsideRun run) implements RunEntry {}

  /** The instruction has no inside: it is no {@code RUN}, or there is none left. */
  record NoRun(Optional<Step> step) implements RunEntry {}

  /** It is in the cache, so nothing would run. */
  record Cached(Step step) implements RunEntry {}

  /** Its script cannot be split. {@code why} is a sentence without its full stop. */
  record Whole(Step step, String why) implements RunEntry {}

  /** Its small steps could not be taken so far. */
  record Stopped(Stop stop) implements RunEntry {}

  /** Takes the small steps up to the execution, and decides. */
  static RunEntry of(DebugSession session, boolean anew, InsideRun.Listener listener)
      throws IOException, InterruptedException {
    Optional<Step> step = session.state().step();
    if (step.filter(s -> s.instruction() instanceof Instruction.Run).isEmpty()) {
      return new NoRun(step);
    }
    while (session.state().phase() instanceof Phase.Ready
        || session.state().phase() instanceof Phase.Expanded) {
      Stop stop = session.move(Unit.ARROW, Direction.FORWARD);
      if (!(stop instanceof Stop.Arrived)) {
        return new Stopped(stop);
      }
    }
    if (!(session.state().phase() instanceof Phase.Keyed keyed)) {
      return new NoRun(step); // it is executed already, and only not put on the image
    }
    if (keyed.lookup().hit().isPresent() && !anew) {
      return new Cached(step.orElseThrow());
    }
    return switch (split(keyed.expanded())) {
      case Splitting.Whole whole -> new Whole(step.orElseThrow(), whole.why());
      case Splitting.Commands commands ->
          new Inside(session.goInside(uncached(session.state(), keyed), commands, listener));
    };
  }

  private static Splitting split(ExpandedStep expanded) {
    return expanded.action() instanceof Action.Execute execute
        ? ShellCall.split(execute.argv(), execute.scripts())
        : new Splitting.Whole("it executes nothing");
  }

  private static State uncached(State state, Phase.Keyed keyed) {
    return keyed.lookup().hit().isEmpty()
        ? state
        : state.in(
            new Phase.Keyed(
                keyed.expanded(),
                keyed.key(),
                CacheLookup.without(CacheLookup.Verdict.DISABLED),
                keyed.spent()));
  }
}
