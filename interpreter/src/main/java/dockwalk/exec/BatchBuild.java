package dockwalk.exec;

import dockwalk.plan.BuildPlan;
import dockwalk.plan.Stage;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Drives the machine from the first step to the last, or to the first failure. Stages that do not
 * need each other run at the same time.
 */
public final class BatchBuild {
  private final Stepper stepper;
  private final Consumer<Event> observer;

  /** {@code observer} hears each event as it happens; with several stages from several threads. */
  public BatchBuild(Stepper stepper, Consumer<Event> observer) {
    this.stepper = stepper;
    this.observer = observer;
  }

  /**
   * Builds {@code plan}.
   *
   * @return the last small step: its state is finished, or it says why the build failed
   * @throws InterruptedException if the calling thread was interrupted; nothing runs any more then
   */
  public StepResult run(BuildPlan plan) throws InterruptedException {
    State initial = State.initial(plan);
    List<Stage> needed = plan.stages().stream().filter(Stage::needed).toList();
    if (needed.size() < 2) {
      return until(initial, State::finished);
    }
    return new StageThreads(this, initial, needed).run();
  }

  /** Takes at least one step, and more until {@code over} or a failure; gives the last. */
  StepResult until(State first, Predicate<State> over) throws InterruptedException {
    State state = first;
    while (true) {
      StepResult result = stepper.advance(state, observer);
      if (result.failure().isPresent() || over.test(result.after())) {
        return result;
      }
      state = result.after();
    }
  }
}
