package dockwalk.sandbox;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dockwalk.exec.Joining;
import dockwalk.linux.Descriptor;
import dockwalk.linux.ErrnoException;
import dockwalk.linux.Pipe;
import dockwalk.linux.Poll;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Hands on what is typed at one terminal to another, and what is printed there back to it. */
final class TerminalRelay {
  private static final int CHUNK = 16 * 1024;

  /** How long an interrupt, or the end of a terminal that nobody has open, may go unnoticed. */
  private static final Duration PATIENCE = Duration.ofMillis(50);

  private static final Duration LONG = Duration.ofHours(1);

  private final UserTerminal user;
  private final Descriptor screen;
  private final Runnable gone;

  /**
   * A relay.
   *
   * @param screen the other terminal's
   * @param gone is told when the user's terminal does not answer any more
   */
  TerminalRelay(UserTerminal user, Descriptor screen, Runnable gone) {
    this.user = user;
    this.screen = screen;
    this.gone = gone;
  }

  /**
   * Relays until the program has ended, on this thread and another one.
   *
   * @param end can be read from when the program has ended
   * @param atEnd ends all others that have the terminal open
   * @throws InterruptedException if the calling thread was interrupted
   */
  void run(Descriptor end, OutputPump.End atEnd) throws IOException, InterruptedException {
    try (Pipe stop = Pipe.open()) {
      Thread typing =
          Thread.ofPlatform().daemon().name("terminal input").start(() -> type(stop.out()));
      try {
        show(end);
        atEnd.run();
        showRest();
      } finally {
        stop(stop.in(), typing);
      }
    }
  }

  private static void stop(Descriptor stop, Thread typing) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      stop.write(arena.allocate(JAVA_BYTE));
    }
    Joining.await(typing);
  }

  private void type(Descriptor stop) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment chunk = arena.allocate(CHUNK);
      while (true) {
        Optional<Descriptor> ready = Poll.readable(List.of(stop, user.in()), LONG);
        if (ready.isEmpty()) {
          continue;
        }
        if (ready.get().equals(stop)) {
          return;
        }
        long length = user.in().read(chunk);
        if (length == 0) {
          gone.run();
          return;
        }
        screen.write(chunk.asSlice(0, length));
      }
    } catch (ErrnoException e) {
      gone.run();
    }
  }

  private void show(Descriptor end) throws IOException, InterruptedException {
    boolean open = true;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment chunk = arena.allocate(CHUNK);
      while (true) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        List<Descriptor> files = open ? List.of(screen, end) : List.of(end);
        Optional<Descriptor> ready = Poll.readable(files, PATIENCE);
        if (ready.isPresent() && ready.get().equals(end)) {
          return;
        }
        // Nobody has it open at this moment: it looks like the end, and need not be.
        open = ready.isEmpty() || relay(chunk);
      }
    }
  }

  /** Shows what was printed and not read yet, when nobody prints any more. */
  private void showRest() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment chunk = arena.allocate(CHUNK);
      while (Poll.readable(List.of(screen), Duration.ZERO).isPresent() && relay(chunk)) {
        // goes on
      }
    } catch (ErrnoException e) {
      gone.run();
    }
  }

  private boolean relay(MemorySegment chunk) {
    long length;
    try {
      length = screen.read(chunk);
    } catch (ErrnoException closed) {
      return false;
    }
    try {
      user.out().write(chunk.asSlice(0, length));
    } catch (ErrnoException e) {
      gone.run();
    }
    return length > 0;
  }
}
