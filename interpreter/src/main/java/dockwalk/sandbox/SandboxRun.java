package dockwalk.sandbox;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dockwalk.exec.Event;
import dockwalk.exec.Joining;
import dockwalk.linux.Descriptor;
import dockwalk.linux.Pipe;
import dockwalk.linux.ProgramStart;
import dockwalk.linux.Pty;
import dockwalk.sandbox.SandboxThread.Ended;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.Optional;
import java.util.function.BiConsumer;

/** One run: a throw-away thread that becomes the sandbox, and the caller's, which attends to it. */
final class SandboxRun {
  private final SandboxThread sandbox;
  private final Thread thread;
  private volatile Optional<Ended> ended = Optional.empty();
  private volatile Optional<Throwable> failure = Optional.empty();

  private SandboxRun(Launch launch, ProgramStart.Pipes streams, Descriptor end) {
    this(new SandboxThread(launch, streams, Optional.empty()), end);
  }

  private SandboxRun(SandboxThread sandbox, Descriptor end) {
    this.sandbox = sandbox;
    this.thread = Thread.ofPlatform().daemon().name("sandbox").unstarted(() -> work(end));
  }

  /**
   * Runs the program to its end, and ends all that it left running.
   *
   * @throws IOException if the sandbox could not be made
   * @throws InterruptedException if the calling thread was interrupted; all processes have ended
   */
  static Ended run(Launch launch, Streams streams) throws IOException, InterruptedException {
    Optional<Ended> refused = ProgramSearch.withNul(launch);
    if (refused.isPresent()) {
      return refused.get();
    }
    SandboxClasses.load();
    try (Pipe end = Pipe.open()) {
      return switch (streams) {
        case Streams.Captured captured ->
            captured(launch, captured.output(), Optional.empty(), end);
        case Streams.Paced paced ->
            captured(launch, paced.output(), Optional.of(paced.feed()), end);
        case Streams.Inherited inherited -> inherited(launch, end);
        case Streams.InTerminal(boolean signals) -> inTerminal(launch, signals, end);
      };
    }
  }

  private static Ended captured(
      Launch launch, BiConsumer<Event.Stream, String> output, Optional<ShellFeed> feed, Pipe end)
      throws IOException, InterruptedException {
    try (Pipe out = Pipe.open();
        Pipe err = Pipe.open()) {
      SandboxRun run =
          new SandboxRun(
              launch,
              new ProgramStart.Pipes(
                  ProgramStart.NULL_DEVICE, out.in().number(), err.in().number()),
              end.in());
      OutputPump.End atEnd =
          () -> {
            run.finish();
            out.in().close();
            err.in().close();
          };
      OutputPump pump = new OutputPump(out.out(), err.out(), output);
      feed.ifPresent(each -> pump.attend(each.report(), each::ready));
      return run.attend(() -> pump.run(end.out(), atEnd));
    }
  }

  private static Ended inherited(Launch launch, Pipe end) throws IOException, InterruptedException {
    SandboxRun run = new SandboxRun(launch, new ProgramStart.Pipes(0, 1, 2), end.in());
    try (SignalPassing _ = SignalPassing.to(run.sandbox)) {
      return run.attend(run.thread::join);
    }
  }

  private static Ended inTerminal(Launch launch, boolean signals, Pipe end)
      throws IOException, InterruptedException {
    try (UserTerminal user = UserTerminal.open();
        SandboxTerminal terminal = new SandboxTerminal(user.size())) {
      ProgramStart.Pipes none = new ProgramStart.Pipes(ProgramStart.NULL_DEVICE, 1, 2);
      SandboxRun run =
          new SandboxRun(new SandboxThread(launch, none, Optional.of(terminal)), end.in());
      try (SignalPassing passing = SignalPassing.resizing(user, terminal)) {
        if (signals) {
          passing.passTo(run.sandbox);
        }
        return run.attend(() -> run.relay(user, terminal, end.out()));
      }
    }
  }

  private void relay(UserTerminal user, SandboxTerminal terminal, Descriptor end)
      throws IOException, InterruptedException {
    Optional<Pty> pty = terminal.await();
    if (pty.isPresent()) {
      user.makeRaw();
      new TerminalRelay(user, pty.get().screen(), this::hangUp).run(end, this::finish);
    }
  }

  /** The user's terminal is gone: so is everything that ran in it. */
  private void hangUp() {
    try {
      sandbox.cancel();
    } catch (IOException e) {
      throw new IllegalStateException("a process of ours can be ended", e);
    }
  }

  /** What the caller's thread does meanwhile. */
  private interface Attendance {
    void run() throws IOException, InterruptedException;
  }

  private Ended attend(Attendance attendance) throws IOException, InterruptedException {
    thread.start();
    try {
      attendance.run();
    } finally {
      if (thread.isAlive()) {
        sandbox.cancel();
      }
      finish();
    }
    if (failure.isPresent()) {
      throw failed(failure.get());
    }
    return ended.orElseThrow();
  }

  private static IOException failed(Throwable why) {
    return switch (why) {
      case IOException e -> e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IllegalStateException(why);
    };
  }

  private void work(Descriptor end) {
    try {
      ended = Optional.of(sandbox.run());
    } catch (IOException | RuntimeException | Error e) {
      failure = Optional.of(e);
    } finally {
      sandbox.abandonTerminal();
      tell(end);
    }
  }

  /** A byte, since the thread may have a table of open files of its own: closing says nothing. */
  private static void tell(Descriptor end) {
    try (Arena arena = Arena.ofConfined()) {
      end.write(arena.allocate(JAVA_BYTE));
    } catch (IOException e) {
      throw new IllegalStateException("an empty pipe takes a byte", e);
    }
  }

  /** Waits for the thread, which ends soon, and ends all else; an interrupt is kept for later. */
  private void finish() throws IOException {
    Joining.await(thread);
    sandbox.end();
  }
}
