package dockwalk.linux;

/** Whether the calls of this package can be made here, and getting ready for the first one. */
public final class Linux {
  private Linux() {}

  /** Whether this is Linux on a machine whose system calls are known. */
  public static boolean available() {
    return Machine.current().isPresent();
  }

  /** Makes the first call cheap, by doing its preparations on another thread. */
  public static void warmUp() {
    if (available()) {
      Thread.ofPlatform().daemon().name("linux warm-up").start(Processes::prepare);
    }
  }
}
