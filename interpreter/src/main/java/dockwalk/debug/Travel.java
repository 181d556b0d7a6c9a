package dockwalk.debug;

import dockwalk.exec.Event;
import dockwalk.exec.Host;
import dockwalk.exec.Phase;
import dockwalk.exec.State;
import dockwalk.exec.StepResult;
import dockwalk.plan.Step;
import dockwalk.shell.Splitting;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A place on a timeline, and the ways from there: forward over what was done, which is replayed;
 * forward beyond it, which asks the machine; back; into a {@code RUN} and out of it.
 */
final class Travel {
  private final Machine machine;
  private final Consumer<Event> live;
  private Timeline timeline;
  private Moment now = Moment.START;

  /** Whether the last move was forward: where a stage ends and another begins, it is at the end. */
  private boolean onward;

  private Optional<Walk> failure = Optional.empty();
  private Optional<InsideRun> inside = Optional.empty();

  /** At the start of {@code timeline}. */
  Travel(Machine machine, Consumer<Event> live, Timeline timeline) {
    this.machine = machine;
    this.live = live;
    this.timeline = timeline;
  }

  /** Asked after each small step of an instruction that is walked whole. */
  interface Inside {
    /** Why to stop in the middle of it. */
    Optional<Stop> stop() throws IOException;
  }

  Timeline timeline() {
    return timeline;
  }

  Moment now() {
    return now;
  }

  State state() {
    return timeline.at(now);
  }

  Optional<InsideRun> inside() {
    return inside;
  }

  /** The last instruction that was tried and failed, wherever that was. */
  Optional<Walk> failure() {
    return failure;
  }

  void failed(Optional<Walk> walk) {
    failure = walk;
  }

  /** The stage at whose end it stands; absent where it went to the next one's start. */
  Optional<Integer> ended() {
    int last = state().currentStage();
    return state()
        .step()
        .filter(step -> onward && step.ordinal() > 0 && step.stage() != last)
        .map(step -> last);
  }

  /** Stands on another timeline, at {@code moment} or, if it does not reach that far, its end. */
  void stand(Timeline other, Moment moment) {
    leave();
    timeline = other;
    jump(moment.compareTo(other.end()) < 0 ? moment : other.end());
    failure = Optional.empty();
  }

  /** Goes to a moment that the timeline has. */
  void jump(Moment moment) {
    leave();
    now = moment;
    onward = false;
  }

  /** See {@link RunEntry}; what is recorded after the present moment is forgotten. */
  InsideRun enter(
      State keyed, Splitting.Commands split, Host.Contents contents, InsideRun.Listener listener)
      throws InterruptedException {
    timeline = timeline.upTo(now);
    try {
      InsideRun run = InsideRun.begin(machine, keyed, live, split, contents, listener);
      inside = Optional.of(run);
      return run;
    } catch (InterruptedException e) {
      undo();
      throw e;
    }
  }

  /** Goes out of the {@code RUN} that it is inside of, as if that had not begun. */
  void leave() {
    if (inside.isPresent()) {
      inside.get().abandon();
      inside = Optional.empty();
      undo();
    }
  }

  /** Takes a small step, or those of an instruction as long as {@code between} has no objection. */
  Stop forward(Unit unit, Inside between) throws IOException {
    if (state().finished()) {
      return new Stop.AtEnd();
    }
    do {
      Optional<Stop> hindered = arrow();
      if (hindered.isPresent()) {
        return hindered.get();
      }
      Optional<Stop> caught = unit == Unit.INSTRUCTION ? between.stop() : Optional.empty();
      if (caught.isPresent()) {
        return caught.get();
      }
    } while (unit == Unit.INSTRUCTION && !(state().phase() instanceof Phase.Ready));
    return new Stop.Arrived();
  }

  /** Takes one small step; a stop if it was not to be. */
  private Optional<Stop> arrow() {
    Step step = state().step().orElseThrow();
    StepResult result;
    try {
      result = next();
    } catch (InterruptedException e) {
      undo();
      return Optional.of(new Stop.Interrupted(step));
    }
    Optional<Event.Outcome.Failed> failed = result.failure();
    if (failed.isPresent()) {
      failure = Optional.of(timeline.attempt(now, result));
      undo();
      return Optional.of(new Stop.Failed(step, failed.get()));
    }
    now = now.next();
    onward = true;
    return Optional.empty();
  }

  /** The result after the present moment: from the timeline, or new. */
  private StepResult next() throws InterruptedException {
    if (now.compareTo(timeline.end()) < 0) {
      StepResult known = timeline.after(now);
      known.events().forEach(live);
      return known;
    }
    StepResult result = inside.isPresent() ? rest() : machine.advance(state(), live);
    if (result.failure().isEmpty()) {
      timeline = timeline.plus(result);
    }
    return result;
  }

  private StepResult rest() throws InterruptedException {
    InsideRun run = inside.orElseThrow();
    inside = Optional.empty();
    return run.rest();
  }

  /** Takes the half-done instruction off the timeline, as if it had not begun. */
  private void undo() {
    now = timeline.beginning(now);
    timeline = timeline.upTo(now);
  }

  /** Goes back by one unit; from inside a {@code RUN}, out of it. */
  Stop backward(Unit unit) {
    if (inside.isPresent()) {
      leave();
      return new Stop.Arrived();
    }
    if (now.equals(Moment.START)) {
      return new Stop.AtStart();
    }
    now = now.previous();
    onward = false;
    if (unit == Unit.INSTRUCTION) {
      now = timeline.beginning(now);
    }
    return new Stop.Arrived();
  }
}
