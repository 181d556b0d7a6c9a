package dockwalk.debug;

import dockwalk.exec.Event.Outcome;
import dockwalk.plan.Step;

/** Why a session stands still. */
public sealed interface Stop {
  /** The move went as far as it was asked to. */
  record Arrived() implements Stop {}

  /** The session stands before a marked instruction. */
  record AtBreakpoint(Breakpoint breakpoint) implements Stop {}

  /** A step failed; the session stands before it, and the state there can be used. */
  record Failed(Step step, Outcome.Failed outcome) implements Stop {}

  /** A step was cancelled; the session stands before it. */
  record Interrupted(Step step) implements Stop {}

  /** There is nothing after this. */
  record AtEnd() implements Stop {}

  /** There is nothing before this. */
  record AtStart() implements Stop {}
}
