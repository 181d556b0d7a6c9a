package dockwalk.exec;

import dockwalk.fs.TreeDiff;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Places in which something is done to a copy of some files; the copy is thrown away. */
public interface Copies {
  /**
   * Runs a program in a copy, and waits for it and all that it started. It is no step: what it did
   * goes into no layer and no cache.
   *
   * @param output takes the text that it prints, as it comes
   * @throws IOException if it could not be started; the message says why and what to do
   * @throws InterruptedException if the thread was interrupted; all processes have ended
   */
  Visit run(Host.Job job, BiConsumer<Event.Stream, String> output)
      throws IOException, InterruptedException;

  /**
   * Runs a program in a copy, with the user's terminal for its own, and waits for it.
   *
   * @throws IOException if there is no terminal, or it could not be started
   */
  Visit inTerminal(Host.Job job) throws IOException, InterruptedException;

  /**
   * How a program ended.
   *
   * @param exitCode 128 and the signal's number if a signal ended it
   * @param complaint why it could not be executed, if so
   * @param diff what it did to the files
   */
  record Visit(int exitCode, Optional<String> complaint, TreeDiff diff) {}
}
