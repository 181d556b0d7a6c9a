package dockwalk.app;

import dockwalk.exec.Event;
import dockwalk.exec.State;
import dockwalk.exec.StepResult;
import dockwalk.exec.Stepper;
import java.util.function.Consumer;

/** Drives the machine from a state to its end, or to the first failure. */
final class BatchBuild {
  private final Stepper stepper;
  private final Consumer<Event> observer;

  BatchBuild(Stepper stepper, Consumer<Event> observer) {
    this.stepper = stepper;
    this.observer = observer;
  }

  /** The last small step: its state is finished, or it says why the build failed. */
  StepResult run(State initial) throws InterruptedException {
    State state = initial;
    while (true) {
      StepResult result = stepper.advance(state, observer);
      if (result.failure().isPresent() || result.after().finished()) {
        return result;
      }
      state = result.after();
    }
  }
}
