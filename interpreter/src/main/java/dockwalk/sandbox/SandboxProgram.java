package dockwalk.sandbox;

import dockwalk.linux.Errno;
import dockwalk.linux.ErrnoException;
import dockwalk.linux.Processes;
import dockwalk.plan.Ulimit;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;

/** The program of a sandbox while it runs: its limits, the signals that it is sent, its end. */
final class SandboxProgram {
  private OptionalInt process = OptionalInt.empty();
  private OptionalInt pending = OptionalInt.empty();

  /** Sends it a signal, now or as soon as it is started; from any thread. */
  synchronized void signal(int number) throws IOException {
    pending = OptionalInt.of(number);
    sendPending();
  }

  private void sendPending() throws IOException {
    if (process.isPresent() && pending.isPresent()) {
      Processes.kill(process.getAsInt(), pending.getAsInt());
      pending = OptionalInt.empty();
    }
  }

  /**
   * Waits for its end; for the thread that started it.
   *
   * @return its exit code; 128 and the signal's number if a signal ended it
   */
  int await(int pid, List<Ulimit> limits) throws IOException {
    running(OptionalInt.of(pid));
    limit(pid, limits);
    Processes.awaitUnreaped(pid);
    running(OptionalInt.empty()); // from here on the number may be another's
    return Processes.await(pid);
  }

  private synchronized void running(OptionalInt pid) throws IOException {
    process = pid;
    sendPending();
  }

  /** A limit is of a whole process, so it cannot be set before there is one. */
  private static void limit(int pid, List<Ulimit> limits) throws IOException {
    for (Ulimit limit : limits) {
      try {
        Processes.limit(pid, limit.resource(), limit.soft(), limit.hard());
      } catch (ErrnoException e) {
        if (e.errno() != Errno.ESRCH) { // it has ended already
          throw new IOException(
              "the limit " + limit + " cannot be set: " + Errno.sentence(e.errno()), e);
        }
      }
    }
  }
}
