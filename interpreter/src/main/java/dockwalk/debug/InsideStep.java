package dockwalk.debug;

import dockwalk.exec.PacedShell.Pause;
import dockwalk.fs.TreeDiff;
import java.util.Optional;

/**
 * One command of a {@code RUN}, and what came of it.
 *
 * @param number counted from one
 * @param of how many there are
 * @param text as it is written, with the operator before it
 * @param effect absent if it was passed over
 */
public record InsideStep(int number, int of, String text, Optional<Effect> effect) {
  /** What a command did. */
  public sealed interface Effect {
    /** Its exit status. */
    int status();

    /** The shell waits for the next command. */
    record Done(Pause before, Pause after, TreeDiff diff) implements Effect {
      @Override
      public int status() {
        return after.status();
      }
    }

    /** The shell ended in it, with this exit code. */
    record Ended(int status) implements Effect {}
  }
}
