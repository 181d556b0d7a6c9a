package dockwalk.sandbox;

import dockwalk.exec.Event;
import java.util.function.BiConsumer;

/** What the program's input and output are. */
sealed interface Streams {
  /** No input; the output as text. */
  record Captured(BiConsumer<Event.Stream, String> output) implements Streams {}

  /** Those of this process. */
  record Inherited() implements Streams {}
}
