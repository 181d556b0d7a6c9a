package dockwalk.linux;

import java.lang.foreign.Arena;

/** Mounting, for the calling thread's mount namespace. */
public final class Mounts {
  /** Flags of {@link #mount} (linux/mount.h). */
  public static final long RDONLY = 1;

  public static final long NOSUID = 2;
  public static final long NODEV = 4;
  public static final long NOEXEC = 8;
  public static final long REMOUNT = 32;
  public static final long BIND = 4096;
  public static final long REC = 16384;
  public static final long PRIVATE = 1 << 18;

  private static final int DETACH = 2;

  private Mounts() {}

  /**
   * {@code mount(2)}.
   *
   * @param source empty for none
   * @param type empty for none
   * @param options empty for none; at most 4095 bytes
   */
  public static void mount(String source, String target, String type, long flags, String options)
      throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      long answer =
          Native.raw(
              Call.MOUNT,
              source.isEmpty() ? 0 : Native.text(arena, source),
              Native.text(arena, target),
              type.isEmpty() ? 0 : Native.text(arena, type),
              flags,
              options.isEmpty() ? 0 : Native.text(arena, options));
      Native.check(answer, "mount " + (type.isEmpty() ? source : type) + " on " + target);
    }
  }

  /** Takes a mount away from the tree at once, in whatever use it is. */
  public static void detach(String target) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      Native.check(
          Native.raw(Call.UMOUNT2, Native.text(arena, target), DETACH, 0), "unmount " + target);
    }
  }

  /**
   * Makes the mount at {@code newRoot} the root of this mount namespace, and takes all else away.
   */
  public static void changeRoot(String newRoot) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      long here = Native.text(arena, ".");
      changeDirectory(newRoot);
      // Both names the same: the old root ends up on top of the new one, and is unmounted.
      Native.check(Native.raw(Call.PIVOT_ROOT, here, here, 0), "change the root to " + newRoot);
      Native.check(Native.raw(Call.UMOUNT2, here, DETACH, 0), "unmount the old root");
      changeDirectory("/");
    }
  }

  /** Changes the directory of this thread, if {@link Namespaces#FS} is unshared; else of all. */
  public static void changeDirectory(String directory) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      Native.check(
          Native.raw(Call.CHDIR, Native.text(arena, directory), 0, 0), "enter " + directory);
    }
  }
}
