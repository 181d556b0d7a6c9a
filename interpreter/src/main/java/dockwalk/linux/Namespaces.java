package dockwalk.linux;

import java.lang.foreign.Arena;

/** What a thread sees of the machine. A thread that unshared anything must not be used again. */
public final class Namespaces {
  /** Root, working directory and umask: not shared with the other threads any more. */
  public static final int FS = 0x200;

  public static final int MOUNT = 0x20000;
  public static final int HOST_NAME = 0x4000000;
  public static final int IPC = 0x8000000;

  /** Holds for the children; after it the thread can start no thread. */
  public static final int PROCESS = 0x20000000;

  public static final int NETWORK = 0x40000000;

  private Namespaces() {}

  /** Gives the calling thread namespaces of its own: constants of this class, or-ed. */
  public static void unshare(int kinds) throws ErrnoException {
    Native.check(Native.raw(Call.UNSHARE, kinds, 0, 0), "make namespaces");
  }

  /** Moves the calling thread into a namespace. */
  public static void enter(Descriptor namespace, int kind) throws ErrnoException {
    Native.check(Native.raw(Call.SETNS, namespace.number(), kind, 0), "enter a namespace");
  }

  /** Sets the host name in the thread's namespace. */
  public static void setHostName(String name) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      Native.check(
          Native.raw(Call.SETHOSTNAME, Native.text(arena, name), name.length(), 0),
          "set the host name");
    }
  }
}
