package dockwalk.repl;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Commands that come from elsewhere while a person types, and wake the thread that reads. */
final class Interjections {
  private final Thread reader;
  private final Deque<String> commands = new ArrayDeque<>();
  private boolean reading;

  Interjections(Thread reader) {
    this.reader = reader;
  }

  /** Adds a command, from any thread; one that waits already is not added again. */
  synchronized void add(String command) {
    if (!commands.contains(command)) {
      commands.add(command);
    }
    if (reading) {
      reader.interrupt();
    }
  }

  /** The next command; or else the thread begins to read, and may be woken from now on. */
  synchronized Optional<String> begin() {
    Optional<String> next = Optional.ofNullable(commands.poll());
    reading = next.isEmpty();
    return next;
  }

  /** The thread does not read any more, and is not woken. */
  synchronized void end() {
    if (reading) {
      reading = false;
      Thread.interrupted(); // one that came too late
    }
  }

  synchronized boolean waiting() {
    return !commands.isEmpty();
  }
}
