package dockwalk.exec;

import dockwalk.plan.Step;
import dockwalk.syntax.Diagnostic;
import java.time.Duration;
import java.util.Optional;

/** What happens while the machine steps. The only thing that front ends need to listen to. */
public sealed interface Event {
  Step step();

  record StepStarted(Step step) implements Event {}

  record Expanded(Step step, ExpandedStep expanded) implements Event {}

  record CacheChecked(Step step, Optional<CacheKey> key, CacheLookup lookup) implements Event {}

  /** Text that the step's program printed, as it came; lines may be cut anywhere. */
  record Output(Step step, Stream stream, String text) implements Event {}

  record Committed(Step step, Change change) implements Event {}

  record StepFinished(Step step, Outcome outcome, Duration took) implements Event {}

  /** Something to tell the user beside the result. */
  record Noted(Step step, Diagnostic diagnostic) implements Event {}

  enum Stream {
    OUT,
    ERR
  }

  /** How a step ended. */
  sealed interface Outcome {
    record Executed() implements Outcome {}

    record Cached() implements Outcome {}

    /** {@code exitCode} is that of the step's program, if it had one. */
    record Failed(Diagnostic why, Optional<Integer> exitCode) implements Outcome {}
  }
}
