package dockwalk.exec;

import java.util.List;
import java.util.Optional;

/**
 * One small step of the machine.
 *
 * @param after equals {@code before} in a ready phase if the step failed
 */
public record StepResult(State before, State after, List<Event> events) {
  public StepResult {
    events = List.copyOf(events);
  }

  /** Why the step failed, if it did. */
  public Optional<Event.Outcome.Failed> failure() {
    return events.stream()
        .filter(Event.StepFinished.class::isInstance)
        .map(event -> ((Event.StepFinished) event).outcome())
        .filter(Event.Outcome.Failed.class::isInstance)
        .map(Event.Outcome.Failed.class::cast)
        .findFirst();
  }
}
