package dockwalk.debug;

import dockwalk.exec.Event;
import dockwalk.exec.Phase;
import dockwalk.exec.State;
import dockwalk.exec.StepResult;
import dockwalk.plan.BuildPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Does one instruction of another plan, on a timeline that nobody else has. */
record Attempt(Machine machine, Consumer<Event> live) {
  /** See {@link DebugSession#attempt}; {@code now} is where the session stands. */
  Optional<Trial> of(BuildPlan plan, Timeline timeline, Moment now) throws InterruptedException {
    Moment whole = timeline.beginning(now);
    Timeline base = new Replay(machine).of(plan, timeline.upTo(whole));
    return base.end().equals(whole) ? Optional.of(on(base, timeline.at(now))) : Optional.empty();
  }

  private Trial on(Timeline base, State before) throws InterruptedException {
    Timeline timeline = base;
    List<StepResult> all = new ArrayList<>();
    do {
      StepResult result = machine.advance(timeline.at(timeline.end()), live);
      all.add(result);
      if (result.failure().isPresent()) {
        return new Trial(before, base, Walk.of(all), result.failure());
      }
      timeline = timeline.plus(result);
    } while (!(timeline.at(timeline.end()).phase() instanceof Phase.Ready));
    return new Trial(before, timeline, Walk.of(all), Optional.empty());
  }
}
