package dockwalk.linux;

/** Whether the calls of this package can be made here. */
public final class Linux {
  private Linux() {}

  /** Whether this is Linux on a machine whose system calls are known. */
  public static boolean available() {
    return Machine.current().isPresent();
  }
}
