package dockwalk.debug;

import dockwalk.exec.CacheKey;
import dockwalk.exec.CacheLookup;
import dockwalk.exec.Change;
import dockwalk.exec.Event;
import dockwalk.exec.ExpandedStep;
import dockwalk.exec.StageState;
import dockwalk.exec.State;
import dockwalk.exec.StepResult;
import dockwalk.plan.Step;
import dockwalk.syntax.Diagnostic;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One instruction, or the part of it that was done, from its first small step on.
 *
 * @param before the state in which the instruction began
 * @param after the state after its last small step
 * @param events all that happened between
 */
public record Walk(Step step, State before, State after, List<Event> events) {
  public Walk {
    events = List.copyOf(events);
  }

  /** The walk that {@code results} make, which all belong to one instruction. */
  static Walk of(List<StepResult> results) {
    State before = results.getFirst().before();
    return new Walk(
        before.step().orElseThrow(),
        before,
        results.getLast().after(),
        results.stream().flatMap(result -> result.events().stream()).toList());
  }

  /** The stage of the instruction, before it. */
  public StageState stageBefore() {
    return before.stages().get(step.stage());
  }

  /** The stage of the instruction, after it. */
  public StageState stageAfter() {
    return after.stages().get(step.stage());
  }

  /** The instruction with its values, once its variables are expanded. */
  public Optional<ExpandedStep> expanded() {
    return all(Event.Expanded.class).findFirst().map(Event.Expanded::expanded);
  }

  /** What the cache said, once it was asked. */
  public Optional<CacheLookup> lookup() {
    return all(Event.CacheChecked.class).findFirst().map(Event.CacheChecked::lookup);
  }

  /** The cache key; absent for a step that is never cached. */
  public Optional<CacheKey> key() {
    return all(Event.CacheChecked.class).findFirst().flatMap(Event.CacheChecked::key);
  }

  /** What was put on top of the stage. */
  public Optional<Change> change() {
    return all(Event.Committed.class).findFirst().map(Event.Committed::change);
  }

  /** What is doubtful about how it is written. */
  public List<Diagnostic> notes() {
    return all(Event.Noted.class).map(Event.Noted::diagnostic).toList();
  }

  /** How it ended; absent while it has not. */
  public Optional<Event.Outcome> outcome() {
    return all(Event.StepFinished.class).findFirst().map(Event.StepFinished::outcome);
  }

  /** How long it took, all in all; absent while it has not ended. */
  public Optional<Duration> took() {
    return all(Event.StepFinished.class).findFirst().map(Event.StepFinished::took);
  }

  /** What its program printed, both streams as they came. */
  public String output() {
    StringBuilder text = new StringBuilder();
    all(Event.Output.class).forEach(output -> text.append(output.text()));
    return text.toString();
  }

  private <E extends Event> Stream<E> all(Class<E> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast);
  }
}
