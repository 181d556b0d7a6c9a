package dockwalk.app;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and a polite kill: the working thread is interrupted and has some seconds to end what it
 * started, so that no mount, no process and no half file stays behind.
 */
final class Interruption {
  private static final long PATIENCE_SECONDS = 10;

  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean signalled;

  /** Whether what runs has anything that must be ended. */
  private static volatile boolean patient = true;

  private Interruption() {}

  /** What this process does from now on only reads: a signal ends it at once. */
  static void nothingToEnd() {
    patient = false;
  }

  /** From now on a signal interrupts the calling thread. */
  static Interruption ofThisThread() {
    Interruption interruption = new Interruption();
    Thread worker = Thread.currentThread();
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> interruption.stop(worker), "interruption"));
    return interruption;
  }

  private void stop(Thread worker) {
    if (ended.getCount() == 0) {
      return;
    }
    signalled = true;
    worker.interrupt();
    if (!patient) {
      return;
    }
    try {
      ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the process with {@code code}, unless a signal is ending it already. */
  void end(int code) {
    ended.countDown();
    if (!signalled) {
      // System.exit asks for a logger first, which costs a fifth of a short command.
      Runtime.getRuntime().halt(code);
    }
    System.exit(code); // waits: the signal's own exit code is the right one
  }
}
