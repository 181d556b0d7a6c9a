package dockwalk.trace;

import dockwalk.debug.Walk;
import dockwalk.exec.CacheKey;
import dockwalk.exec.CacheLookup;
import dockwalk.exec.Change;
import dockwalk.exec.Event;
import dockwalk.syntax.Diagnostic;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What one instruction did that cannot be found out again.
 *
 * @param instruction its text, to know it by
 * @param key absent if it is never cached, or failed before the cache was asked
 * @param lookup absent if it failed before the cache was asked
 * @param change absent if it failed
 * @param failure why it failed, if it did
 * @param took all in all
 * @param notes what was doubtful about how it is written
 */
public record TracedStep(
    String instruction,
    Optional<CacheKey> key,
    Optional<CacheLookup> lookup,
    List<Output> output,
    Optional<Change> change,
    Optional<Event.Outcome.Failed> failure,
    Duration took,
    List<Diagnostic> notes) {
  public TracedStep {
    output = List.copyOf(output);
    notes = List.copyOf(notes);
    if (failure.isPresent() == change.isPresent() || change.isPresent() && lookup.isEmpty()) {
      throw new IllegalArgumentException("a step has failed, or has changed something");
    }
  }

  /** Text that its program printed, as it came. */
  public record Output(Event.Stream stream, String text) {}

  /** What {@code walk} did, which is whole, or has failed. */
  static TracedStep of(Walk walk) {
    return new TracedStep(
        walk.step().instruction().text(),
        walk.key(),
        walk.lookup(),
        walk.events().stream()
            .filter(Event.Output.class::isInstance)
            .map(Event.Output.class::cast)
            .map(output -> new Output(output.stream(), output.text()))
            .toList(),
        walk.change(),
        walk.outcome()
            .filter(Event.Outcome.Failed.class::isInstance)
            .map(Event.Outcome.Failed.class::cast),
        walk.took().orElse(Duration.ZERO),
        walk.notes());
  }
}
