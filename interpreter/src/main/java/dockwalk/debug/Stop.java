package dockwalk.debug;

import dockwalk.exec.Event.Outcome;
import dockwalk.plan.Step;
import dockwalk.syntax.Diagnostic;
import java.util.List;

/** Why a session stands still. */
public sealed interface Stop {
  /** The move went as far as it was asked to. */
  record Arrived() implements Stop {}

  /** The move went to the end of a stage; another begins there. */
  record AtStageEnd(int stage) implements Stop {}

  /** The session stands before a marked instruction. */
  record AtBreakpoint(Breakpoint breakpoint, Step step) implements Stop {}

  /** The session stands inside a step that the cache does not have; it is not executed yet. */
  record Missed(Breakpoint breakpoint, Step step) implements Stop {}

  /** The last instruction changed what is watched. */
  record Watched(Breakpoint breakpoint, List<Observation> observations) implements Stop {
    public Watched {
      observations = List.copyOf(observations);
    }
  }

  /** There is something to warn of the last instruction. */
  record Warned(Breakpoint breakpoint, List<Diagnostic> warnings) implements Stop {
    public Warned {
      warnings = List.copyOf(warnings);
    }
  }

  /** A step failed; the session stands before it, and the state there can be used. */
  record Failed(Step step, Outcome.Failed outcome) implements Stop {}

  /** A step was cancelled; the session stands before it. */
  record Interrupted(Step step) implements Stop {}

  /** There is nothing after this. */
  record AtEnd() implements Stop {}

  /** There is nothing before this. */
  record AtStart() implements Stop {}
}
