package dockwalk.debug;

import dockwalk.exec.Event;
import dockwalk.exec.PacedShell;
import dockwalk.exec.State;
import dockwalk.exec.StepResult;
import java.util.Optional;
import java.util.function.Consumer;

/** What takes the small steps of a session. */
@FunctionalInterface
public interface Machine {
  /**
   * Takes one small step.
   *
   * @param state one that is not finished
   * @param live hears each event as it happens
   * @param shell gives a {@code RUN} its commands one at a time, if the step executes one; absent
   *     where it is executed as a whole
   * @throws InterruptedException if the step was cancelled; nothing of it is left
   */
  StepResult advance(State state, Consumer<Event> live, Optional<PacedShell> shell)
      throws InterruptedException;

  /** Takes one small step as a whole. */
  default StepResult advance(State state, Consumer<Event> live) throws InterruptedException {
    return advance(state, live, Optional.empty());
  }
}
