package dockwalk.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dockwalk.name.ByteText;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the JDK cannot do to a file. No call follows a link in the last part of its path. */
public final class FileCalls {
  /** File types, as in the upper bits of a mode (inode(7)). */
  public static final int S_IFIFO = 0010000;

  public static final int S_IFCHR = 0020000;
  public static final int S_IFBLK = 0060000;

  private static final int AT_FDCWD = -100;
  private static final int X_OK = 1;
  private static final int AT_SYMLINK_NOFOLLOW = 0x100;

  /** The most that the kernel gives for one attribute or one list of names (XATTR_SIZE_MAX). */
  private static final int XATTR_MAX = 65536;

  private FileCalls() {}

  /** Whether the user that the calling thread has become may execute {@code file}. */
  public static boolean executable(String file) {
    try (Arena arena = Arena.ofConfined()) {
      return Native.raw(Call.FACCESSAT, AT_FDCWD, Native.text(arena, file), X_OK) == 0;
    }
  }

  /** Gives {@code file}, or the link of that name, to another owner. */
  public static void chown(Path file, int uid, int gid) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      Native.check(
          Native.raw(
              Call.FCHOWNAT, AT_FDCWD, Native.text(arena, file), uid, gid, AT_SYMLINK_NOFOLLOW),
          "chown " + file);
    }
  }

  /**
   * Sets the permission bits, with set-user-ID and the like. Follows a link, since links have none:
   * do not call it on one.
   */
  public static void chmod(Path file, int mode) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      Native.check(
          Native.raw(Call.FCHMODAT, AT_FDCWD, Native.text(arena, file), mode & 07777),
          "chmod " + file);
    }
  }

  /**
   * Makes a device, a fifo or an empty file.
   *
   * @param mode type and permission bits; the umask is taken off
   */
  public static void makeNode(Path file, int mode, int major, int minor) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      Native.check(
          Native.raw(
              Call.MKNODAT, AT_FDCWD, Native.text(arena, file), mode, device(major, minor), 0),
          "make the node " + file);
    }
  }

  /**
   * Makes a symbolic link that says {@code target}, as it stands: a {@code Path} would tidy it up.
   */
  public static void symbolicLink(Path file, String target) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      Native.check(
          Native.raw(
              Call.SYMLINKAT, Native.text(arena, target), AT_FDCWD, Native.text(arena, file)),
          "make the link " + file);
    }
  }

  /** The kernel's number for a device (linux/kdev_t.h, new_encode_dev). */
  static long device(int major, int minor) {
    return (minor & 0xffL) | ((long) major << 8) | ((minor & ~0xffL) << 12);
  }

  /** Major number in a device number as {@code stat} and {@code unix:rdev} give it. */
  public static int major(long rdev) {
    return (int) (((rdev >>> 8) & 0xfff) | ((rdev >>> 32) & ~0xfffL));
  }

  /** Minor number in a device number as {@code stat} and {@code unix:rdev} give it. */
  public static int minor(long rdev) {
    return (int) ((rdev & 0xff) | ((rdev >>> 12) & ~0xffL));
  }

  /** Sets the times of last access and of last change of {@code file}, or of the link itself. */
  public static void setTimes(Path file, long seconds, int nanos) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment times = arena.allocate(32, 8);
      for (int i = 0; i < 2; i++) {
        times.set(JAVA_LONG, 16L * i, seconds);
        times.set(JAVA_LONG, 16L * i + 8, nanos);
      }
      Native.check(
          Native.raw(
              Call.UTIMENSAT,
              AT_FDCWD,
              Native.text(arena, file),
              times.address(),
              AT_SYMLINK_NOFOLLOW,
              0),
          "set the times of " + file);
    }
  }

  /** Sets an extended attribute, whether it is there or not. */
  public static void setAttribute(Path file, String name, byte[] value) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = arena.allocate(Math.max(1, value.length));
      MemorySegment.copy(value, 0, bytes, JAVA_BYTE, 0, value.length);
      Native.check(
          Native.raw(
              Call.LSETXATTR,
              Native.text(arena, file),
              Native.text(arena, name),
              bytes.address(),
              value.length,
              0),
          "set the attribute " + name + " of " + file);
    }
  }

  /** The value of an extended attribute; absent if there is none, or the filesystem has none. */
  public static Optional<byte[]> attribute(Path file, String name) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      long path = Native.text(arena, file);
      long key = Native.text(arena, name);
      // Nearly every value is short: the long buffer is for the rest.
      for (int size : new int[] {256, XATTR_MAX}) {
        MemorySegment value = arena.allocate(size);
        long length = Native.raw(Call.LGETXATTR, path, key, value.address(), size, 0);
        if (length == -Errno.ENODATA || length == -Errno.EOPNOTSUPP) {
          return Optional.empty();
        }
        if (length != -Errno.ERANGE || size == XATTR_MAX) {
          Native.check(length, "read the attribute " + name + " of " + file);
          return Optional.of(value.asSlice(0, length).toArray(JAVA_BYTE));
        }
      }
      return Optional.empty();
    }
  }

  /** The names of the extended attributes that this process may see. */
  public static List<String> attributeNames(Path file) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      long path = Native.text(arena, file);
      // Nearly every file has few or none: the long buffer is for the rest.
      MemorySegment names = arena.allocate(256);
      long length = Native.raw(Call.LLISTXATTR, path, names.address(), names.byteSize());
      if (length == -Errno.ERANGE) {
        names = arena.allocate(XATTR_MAX);
        length = Native.raw(Call.LLISTXATTR, path, names.address(), names.byteSize());
      }
      if (length == -Errno.EOPNOTSUPP) {
        return List.of();
      }
      Native.check(length, "list the attributes of " + file);
      byte[] all = names.asSlice(0, length).toArray(JAVA_BYTE);
      return List.of(ByteText.of(all).split("\0")).stream()
          .filter(name -> !name.isEmpty())
          .toList();
    }
  }

  /** Takes an extended attribute away; no matter if there is none. */
  public static void removeAttribute(Path file, String name) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      long answer =
          Native.raw(Call.LREMOVEXATTR, Native.text(arena, file), Native.text(arena, name), 0);
      if (answer != -Errno.ENODATA) {
        Native.check(answer, "remove the attribute " + name + " of " + file);
      }
    }
  }
}
