package dockwalk.sandbox;

import dockwalk.linux.Descriptor;
import dockwalk.linux.Pipe;
import dockwalk.linux.Processes;
import dockwalk.linux.ProgramStart.Pipes;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The first process of a sandbox: this machine's {@code cat}, reading from a pipe that we hold.
 * When it ends, the kernel ends all other processes of its namespace; and it ends when we end it,
 * or when the JVM dies and the pipe with it.
 */
final class Keeper {
  private final int pid;
  private final Descriptor lifeline;
  private boolean reaped;

  private Keeper(int pid, Descriptor lifeline) {
    this.pid = pid;
    this.lifeline = lifeline;
  }

  /** Starts it in the process namespace that the calling thread has unshared. */
  static Keeper start() throws IOException {
    String cat = HostPrograms.find("cat");
    Pipe toIt = Pipe.open();
    try (Descriptor itsInput = toIt.out();
        Pipe fromIt = Pipe.open()) {
      int pid =
          Processes.spawn(
              ProcessLimit.before(cat, new Pipes(itsInput.number(), fromIt.in().number(), 2)));
      // Not a duplicate made here: once it has started a program, this thread may have a table of
      // open files of its own, and other threads close the lifeline by its number in theirs.
      Keeper keeper = new Keeper(pid, toIt.in());
      fromIt.in().close();
      keeper.shakeHands(fromIt.out());
      return keeper;
    } catch (IOException e) {
      toIt.in().close();
      throw e;
    }
  }

  /** An echo shows that it has loaded its libraries: after it the root may be changed. */
  private void shakeHands(Descriptor from) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment signal = arena.allocate(1);
      lifeline.write(signal);
      if (from.read(signal) != 1) {
        throw new IOException("the first process of the sandbox did not start");
      }
    } catch (IOException e) {
      end();
      throw e;
    }
  }

  int pid() {
    return pid;
  }

  /** Ends all processes of the sandbox; they end while {@link #end} waits. */
  synchronized void kill() throws IOException {
    if (!reaped) {
      Processes.kill(pid, Processes.SIGKILL);
    }
  }

  /** Ends all processes of the sandbox, and waits for it. */
  void end() throws IOException {
    kill();
    lifeline.close();
    Processes.awaitUnreaped(pid);
    synchronized (this) {
      // From here on the number may be another's.
      reaped = true;
      Processes.await(pid);
    }
  }
}
