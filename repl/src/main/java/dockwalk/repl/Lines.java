package dockwalk.repl;

import dockwalk.repl.command.Desk;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

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

  /**
   * Where the text of a session is shown: {@code out}, or a screen of its own.
   *
   * @param out takes text with its line ends
   */
  default Consumer<String> shownOn(Consumer<String> out) {
    return out;
  }

  /** Whether a text that is longer than the screen can be read piece by piece. */
  default boolean pages() {
    return false;
  }

  /**
   * Shows a text piece by piece, if it is longer than the screen.
   *
   * @param from number of the line to begin with, from one on
   * @return false if it is not, and nothing was shown
   */
  default boolean paged(String text, int from) {
    return false;
  }

  /** Tells of the session that is about to ask for lines, before it does. */
  default void serve(Desk desk) {
    // who sends whole lines needs to know nothing of it
  }

  @Override
  void close() throws IOException;
}
