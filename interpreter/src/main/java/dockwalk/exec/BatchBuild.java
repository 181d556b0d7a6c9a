package dockwalk.exec;

import dockwalk.plan.BuildPlan;
import dockwalk.plan.Stage;
import java.util.List;
import java.util.function.Consumer;

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
      return stage(initial, plan.target());
    }
    return new StageThreads(this, initial, needed).run();
  }

  /** Takes steps as long as they belong to {@code stage}; gives the last. */
  StepResult stage(State first, int stage) throws InterruptedException {
    State state = first;
    while (true) {
      StepResult result = stepper.advance(state, observer);
      boolean over =
          result.after().step().filter(step -> step.stage() == stage).isEmpty()
              || result.failure().isPresent();
      if (over) {
        return result;
      }
      state = result.after();
    }
  }
}
