package dockwalk.exec;

import dockwalk.fs.FileTree;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A shell that is given its commands one at a time, in the place of a program.
 *
 * @param start the shell and its options, without {@code -c}
 * @param name what {@code $0} is
 * @param settings options that it turns on first, as {@code set} takes them; may be empty
 * @param pace gives the commands
 */
public record PacedShell(List<String> start, String name, String settings, Pace pace) {
  public PacedShell {
    start = List.copyOf(start);
  }

  /** Gives the commands. */
  @FunctionalInterface
  public interface Pace {
    /**
     * The next command; the shell waits for it. Called before the first command and after each,
     * unless the shell has ended.
     *
     * @throws InterruptedException if the shell and all that it started shall be ended
     */
    Order next(Pause pause) throws InterruptedException;
  }

  /**
   * What the shell is like between two commands.
   *
   * @param status of the command before; 0 before the first
   * @param folder where it is
   * @param variables all that have a value, as the shell writes them
   * @param exported the names of those that programs see
   * @param files what is changed now, on top of what was there
   */
  public record Pause(
      int status,
      String folder,
      SortedMap<String, String> variables,
      Set<String> exported,
      FileTree files) {
    public Pause {
      variables = Collections.unmodifiableSortedMap(new TreeMap<>(variables));
      exported = Set.copyOf(exported);
    }
  }

  /** What the shell shall do. */
  public sealed interface Order {
    /**
     * Runs a command.
     *
     * @param status what {@code $?} is for it
     * @param join how it hangs on a command that ended with {@code status}
     * @param guarded whether a failure must not end the shell, since {@code &&} or {@code ||}
     *     follows
     */
    record Run(String command, int status, Join join, boolean guarded) implements Order {}

    /** Ends, with this exit code unless a trap says another. */
    record End(int status) implements Order {}
  }

  /** What stands before a command. */
  public enum Join {
    NONE,
    AND,
    OR
  }

  /** A sandbox in which a program is run by this shell, command by command. */
  Host.Sandbox in(Host.Sandbox sandbox) {
    return (job, output) -> sandbox.run(job, Optional.of(this), output);
  }
}
