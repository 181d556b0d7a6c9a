package dockwalk.exec;

/** Waiting for the end of a thread that is about to end. */
public final class Joining {
  private Joining() {}

  /** Waits for {@code thread}, interrupted or not; an interrupt is kept for later. */
  public static void await(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
