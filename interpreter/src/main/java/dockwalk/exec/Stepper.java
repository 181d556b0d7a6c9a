package dockwalk.exec;

import dockwalk.exec.CacheLookup.Verdict;
import dockwalk.plan.BuildPlan;
import dockwalk.plan.Step;
import dockwalk.syntax.Instruction;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The machine: goes one small step at a time. It keeps nothing between two steps; all that it needs
 * is in the state and behind the host's ports.
 */
public final class Stepper {
  private final Host host;
  private final Function<IOException, String> words;

  public Stepper(Host host) {
    this(host, IoFailure::words);
  }

  /** A machine that tells the failures of its host in {@code words}. */
  public Stepper(Host host, Function<IOException, String> words) {
    this.host = host;
    this.words = words;
  }

  /**
   * One small step from {@code state}, which is not finished.
   *
   * @param live hears each event as it happens; all of them are in the result too
   * @throws InterruptedException if the thread was interrupted; then nothing is left behind
   */
  public StepResult advance(State state, Consumer<Event> live) throws InterruptedException {
    Step step = state.step().orElseThrow();
    List<Event> events = new ArrayList<>();
    Consumer<Event> listener =
        event -> {
          events.add(event);
          live.accept(event);
        };
    long start = System.nanoTime();
    State after;
    try {
      after = advance(state, step, listener, start);
    } catch (StepFault fault) {
      after = fail(state, step, fault, listener, start);
    } catch (IOException e) {
      IoFailure.rethrowInterrupt(e);
      after = fail(state, step, fault(state, step, e), listener, start);
    }
    return new StepResult(state, after, events);
  }

  /** A base that is not there may have been meant to be a stage. */
  private StepFault fault(State state, Step step, IOException why) {
    String text = words.apply(why);
    boolean pulling =
        state.phase() instanceof Phase.Expanded(ExpandedStep expanded)
            && expanded.action() instanceof Action.Pull;
    String base =
        step.instruction() instanceof Instruction.From from && pulling ? from.image().raw() : "";
    return StageHint.meant(state.plan(), step, base)
        .map(help -> StepFault.at(step.span(), text, help))
        .orElseGet(() -> StepFault.at(step.span(), text));
  }

  private State advance(State state, Step step, Consumer<Event> listener, long start)
      throws StepFault, IOException, InterruptedException {
    return switch (state.phase()) {
      case Phase.Ready ready -> {
        listener.accept(new Event.StepStarted(step));
        ExpandedStep expanded = StepExpander.expand(state, step);
        listener.accept(new Event.Expanded(step, expanded));
        yield state.in(new Phase.Expanded(expanded));
      }
      case Phase.Expanded(ExpandedStep expanded) -> key(state, expanded, listener, start);
      case Phase.Keyed keyed -> run(state, keyed, listener, start);
      case Phase.Ran ran -> commit(state, ran, listener, start);
    };
  }

  private State key(State state, ExpandedStep expanded, Consumer<Event> listener, long start)
      throws StepFault, IOException, InterruptedException {
    Optional<CacheKey> key = StepKeys.of(state, expanded, host);
    CacheLookup lookup;
    if (key.isEmpty()) {
      lookup = CacheLookup.without(Verdict.NOT_CACHEABLE);
    } else if (ignoresCache(state.plan(), expanded.step())) {
      lookup = CacheLookup.without(Verdict.DISABLED);
    } else {
      lookup = host.cache().look(key.get(), place(state.plan(), expanded.step()));
    }
    listener.accept(new Event.CacheChecked(expanded.step(), key, lookup));
    return state.in(new Phase.Keyed(expanded, key, lookup, since(start)));
  }

  private static boolean ignoresCache(BuildPlan plan, Step step) {
    return plan.options().ignoresCache(plan.stages().get(step.stage()));
  }

  private State run(State state, Phase.Keyed keyed, Consumer<Event> listener, long start)
      throws StepFault, IOException, InterruptedException {
    Step step = keyed.expanded().step();
    Change change;
    if (keyed.lookup().hit().isPresent()) {
      change = keyed.lookup().hit().get();
    } else {
      change =
          Execution.perform(
              state,
              keyed.expanded(),
              host,
              (stream, text) -> listener.accept(new Event.Output(step, stream, text)));
      if (keyed.key().isPresent()) {
        host.cache().put(keyed.key().get(), place(state.plan(), step), change);
      }
    }
    return state.in(
        new Phase.Ran(
            keyed.expanded(),
            keyed.key(),
            keyed.lookup(),
            change,
            keyed.spent().plus(since(start))));
  }

  private State commit(State state, Phase.Ran ran, Consumer<Event> listener, long start)
      throws StepFault, IOException, InterruptedException {
    Step step = ran.expanded().step();
    State after = Commit.apply(state, ran, host.images());
    listener.accept(new Event.Committed(step, ran.change()));
    Event.Outcome outcome =
        ran.lookup().hit().isPresent() ? new Event.Outcome.Cached() : new Event.Outcome.Executed();
    listener.accept(new Event.StepFinished(step, outcome, ran.spent().plus(since(start))));
    return after;
  }

  private static State fail(
      State state, Step step, StepFault fault, Consumer<Event> listener, long start) {
    StepFault placed = step.trigger().isPresent() ? fault.at(step) : fault;
    listener.accept(new Event.StepFinished(step, placed.outcome(), since(start)));
    return state.in(new Phase.Ready());
  }

  /** The step's place: to find the record of the last build, so that what changed can be told. */
  private static Host.Place place(BuildPlan plan, Step step) {
    String stage = plan.stages().get(step.stage()).title();
    return new Host.Place(stage, step.instruction().keyword(), plan.index().number(step));
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
