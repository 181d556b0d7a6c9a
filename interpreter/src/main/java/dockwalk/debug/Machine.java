package dockwalk.debug;

import dockwalk.exec.Event;
import dockwalk.exec.PacedShell;
import dockwalk.exec.State;
import dockwalk.exec.StepResult;
import java.util.function.Consumer;

/** What takes the small steps of a session. */
@FunctionalInterface
public interface Machine {
  /**
   * Takes one small step.
   *
   * @param state one that is not finished
   * @param live hears each event as it happens
   * @throws InterruptedException if the step was cancelled; nothing of it is left
   */
  StepResult advance(State state, Consumer<Event> live) throws InterruptedException;

  /**
   * Takes the small step that executes a {@code RUN}, by a shell that is given its commands one at
   * a time.
   *
   * @throws InterruptedException as above
   */
  default StepResult advance(State state, Consumer<Event> live, PacedShell shell)
      throws InterruptedException {
    throw new UnsupportedOperationException("this machine runs programs as a whole");
  }
}
