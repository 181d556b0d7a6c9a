package dockwalk.sandbox;

import dockwalk.exec.Event;
import java.util.function.BiConsumer;

/** What the program's input and output are. */
sealed interface Streams {
  /** No input; the output as text. */
  record Captured(BiConsumer<Event.Stream, String> output) implements Streams {}

  /** No input; the output as text; a shell's commands from elsewhere. */
  record Paced(BiConsumer<Event.Stream, String> output, ShellFeed feed) implements Streams {}

  /** Those of this process. */
  record Inherited() implements Streams {}

  /**
   * A terminal of its own, shown in that of this process.
   *
   * @param signals whether it also gets the signals that would end this process
   */
  record InTerminal(boolean signals) implements Streams {}
}
