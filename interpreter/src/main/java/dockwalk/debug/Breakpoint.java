package dockwalk.debug;

import dockwalk.exec.Phase;
import dockwalk.exec.State;
import dockwalk.plan.Step;

/**
 * A mark on a line: the session stops before the instruction there.
 *
 * @param number its name for the user, counted from one and never used again
 * @param line one-based, the first line of the instruction
 * @param step the instruction
 */
public record Breakpoint(int number, int line, Step step) {
  /** Whether the machine is about to begin the marked instruction. */
  boolean stopsAt(State state) {
    return state.phase() instanceof Phase.Ready && state.step().filter(this::marks).isPresent();
  }

  /** By its place in the file: ordinals change when the triggers of a base become steps. */
  boolean marks(Step other) {
    return other.trigger().isEmpty() && other.span().equals(step.span());
  }
}
