package dockwalk.repl;

import dockwalk.repl.command.Completion;
import java.io.IOException;
import java.util.Optional;

/** Where a session's commands come from. */
public interface Lines extends AutoCloseable {
  /**
   * The next line, without its end; absent when there are no more.
   *
   * @param prompt what a person is shown
   */
  Optional<String> next(String prompt) throws IOException;

  /** Whether a person types them, who may interrupt a step and go on. */
  boolean interactive();

  /**
   * Gives {@code command} as if it was typed, as soon as a person is at the prompt; what is half
   * typed stays. From any thread.
   */
  default void interject(String command) {
    // who sends whole lines is not interrupted
  }

  /** How wide a person's screen is, in columns; the usual eighty where nobody looks. */
  default int columns() {
    return 80;
  }

  /** Offers {@code completion} to a person who types. */
  default void completing(Completion completion) {
    // who sends whole lines needs none
  }

  @Override
  void close() throws IOException;
}
