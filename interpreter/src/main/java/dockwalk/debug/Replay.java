package dockwalk.debug;

import dockwalk.exec.CacheKey;
import dockwalk.exec.Event;
import dockwalk.exec.Origins;
import dockwalk.exec.Phase;
import dockwalk.exec.StageState;
import dockwalk.exec.State;
import dockwalk.exec.StepResult;
import dockwalk.image.Digest;
import dockwalk.plan.BuildPlan;
import dockwalk.plan.Step;
import dockwalk.syntax.Diagnostic;
import dockwalk.syntax.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes the recorded small steps of one plan once more under another, as far as both do the same.
 * Nothing is executed: what a step made is taken from the record. A step is the same if its
 * instruction reads the same, its cache key is the same (so its files, its base image and all that
 * was before are), and the stage is the same after it. What only looks different, such as the line
 * it stands on, is the other plan's.
 */
final class Replay {
  private final Machine machine;

  Replay(Machine machine) {
    this.machine = machine;
  }

  /**
   * The part of {@code recorded} that holds under {@code plan}, small step for small step; its last
   * instruction may be half done if the record's is.
   *
   * @throws InterruptedException if the thread was interrupted
   */
  Timeline of(BuildPlan plan, Timeline recorded) throws InterruptedException {
    Timeline fresh = Timeline.from(State.initial(plan));
    for (StepResult known : recorded.between(Moment.START, recorded.end())) {
      Optional<StepResult> same = again(fresh.at(fresh.end()), known);
      if (same.isEmpty()) {
        return fresh.upTo(fresh.beginning(fresh.end()));
      }
      fresh = fresh.plus(same.get());
    }
    return fresh;
  }

  /** Whether two instructions read the same; what stands in them is compared by their effect. */
  static boolean sameText(Step was, Step now) {
    return was.instruction().keyword().equals(now.instruction().keyword())
        && was.instruction().text().equals(now.instruction().text())
        && was.trigger().isPresent() == now.trigger().isPresent();
  }

  private Optional<StepResult> again(State state, StepResult known) throws InterruptedException {
    Optional<Step> now = state.step();
    Step was = known.before().step().orElseThrow();
    if (now.isEmpty() || !sameText(was, now.get())) {
      return Optional.empty();
    }
    return switch (known.after().phase()) {
      case Phase.Expanded expanded -> succeeded(machine.advance(state, event -> {}));
      case Phase.Keyed keyed -> keyed(state, keyed);
      case Phase.Ran ran -> Optional.of(ran(state, known, ran, now.get()));
      case Phase.Ready ready -> committed(state, known, was, now.get());
    };
  }

  private static Optional<StepResult> succeeded(StepResult result) {
    return Optional.of(result).filter(r -> r.failure().isEmpty());
  }

  /** The key is computed anew, and what the cache said then is remembered. */
  private Optional<StepResult> keyed(State state, Phase.Keyed known) throws InterruptedException {
    StepResult asked = machine.advance(state, event -> {});
    if (!(asked.after().phase() instanceof Phase.Keyed keyed)
        || !digest(keyed.key()).equals(digest(known.key()))) {
      return Optional.empty();
    }
    State after =
        state.in(new Phase.Keyed(keyed.expanded(), keyed.key(), known.lookup(), known.spent()));
    Event event = new Event.CacheChecked(keyed.expanded().step(), keyed.key(), known.lookup());
    return Optional.of(new StepResult(state, after, List.of(event)));
  }

  private static Optional<Digest> digest(Optional<CacheKey> key) {
    return key.map(CacheKey::value);
  }

  private static StepResult ran(State state, StepResult known, Phase.Ran ran, Step now) {
    Phase.Keyed keyed = (Phase.Keyed) state.phase();
    Phase.Ran again =
        new Phase.Ran(keyed.expanded(), keyed.key(), keyed.lookup(), ran.change(), ran.spent());
    return new StepResult(state, state.in(again), moved(known, now));
  }

  private Optional<StepResult> committed(State state, StepResult known, Step was, Step now)
      throws InterruptedException {
    StepResult again = machine.advance(state, event -> {});
    boolean same =
        again.failure().isEmpty()
            && effect(again.after().stages().get(now.stage()))
                .equals(effect(known.after().stages().get(was.stage())));
    return same
        ? Optional.of(new StepResult(state, again.after(), moved(known, now)))
        : Optional.empty();
  }

  /** A stage without the places from which its variables have their values. */
  private static StageState effect(StageState stage) {
    return stage.withOrigins(new Origins(Map.of(), Map.of()));
  }

  /** The events of {@code known} as those of the step {@code now}. */
  private static List<Event> moved(StepResult known, Step now) {
    return known.events().stream().map(event -> moved(event, now)).toList();
  }

  private static Event moved(Event event, Step now) {
    return switch (event) {
      case Event.StepStarted e -> new Event.StepStarted(now);
      case Event.Expanded e -> new Event.Expanded(now, e.expanded());
      case Event.CacheChecked e -> new Event.CacheChecked(now, e.key(), e.lookup());
      case Event.Output e -> new Event.Output(now, e.stream(), e.text());
      case Event.Committed e -> new Event.Committed(now, e.change());
      case Event.StepFinished e -> new Event.StepFinished(now, e.outcome(), e.took());
      case Event.Noted e -> new Event.Noted(now, moved(e.diagnostic(), e.step(), now));
    };
  }

  private static Diagnostic moved(Diagnostic note, Step was, Step now) {
    int by = now.span().start() - was.span().start();
    Span span = note.span();
    Span there = span.start() + by < 0 ? now.span() : new Span(span.start() + by, span.end() + by);
    return new Diagnostic(note.rule(), note.severity(), there, note.message(), note.help());
  }
}
