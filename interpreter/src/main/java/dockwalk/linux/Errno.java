package dockwalk.linux;

import java.util.Map;

/** Numbers of errors: the same on x86_64 and aarch64 (asm-generic/errno.h). */
public final class Errno {
  public static final int EPERM = 1;
  public static final int ENOENT = 2;
  public static final int ESRCH = 3;
  public static final int EINTR = 4;
  public static final int EIO = 5;
  public static final int ENXIO = 6;
  public static final int E2BIG = 7;
  public static final int ENOEXEC = 8;
  public static final int EBADF = 9;
  public static final int ECHILD = 10;
  public static final int EAGAIN = 11;
  public static final int ENOMEM = 12;
  public static final int EACCES = 13;
  public static final int EBUSY = 16;
  public static final int EEXIST = 17;
  public static final int EXDEV = 18;
  public static final int ENODEV = 19;
  public static final int ENOTDIR = 20;
  public static final int EISDIR = 21;
  public static final int EINVAL = 22;
  public static final int ENFILE = 23;
  public static final int EMFILE = 24;
  public static final int ENOTTY = 25;
  public static final int ETXTBSY = 26;
  public static final int ENOSPC = 28;
  public static final int EROFS = 30;
  public static final int EPIPE = 32;
  public static final int ERANGE = 34;
  public static final int ENAMETOOLONG = 36;
  public static final int ENOSYS = 38;
  public static final int ELOOP = 40;
  public static final int ENODATA = 61;
  public static final int EOVERFLOW = 75;
  public static final int ELIBBAD = 80;
  public static final int EOPNOTSUPP = 95;
  public static final int EDQUOT = 122;

  private record Known(String name, String sentence) {}

  private static final Map<Integer, Known> KNOWN =
      Map.ofEntries(
          Map.entry(EPERM, new Known("EPERM", "not permitted")),
          Map.entry(ENOENT, new Known("ENOENT", "no such file or directory")),
          Map.entry(ESRCH, new Known("ESRCH", "no such process")),
          Map.entry(EINTR, new Known("EINTR", "interrupted")),
          Map.entry(EIO, new Known("EIO", "input or output error")),
          Map.entry(ENXIO, new Known("ENXIO", "no such device or address")),
          Map.entry(E2BIG, new Known("E2BIG", "too many or too long arguments")),
          Map.entry(ENOEXEC, new Known("ENOEXEC", "not a program for this machine")),
          Map.entry(EBADF, new Known("EBADF", "not an open file")),
          Map.entry(ECHILD, new Known("ECHILD", "no child process")),
          Map.entry(EAGAIN, new Known("EAGAIN", "not now, or a limit was reached")),
          Map.entry(ENOMEM, new Known("ENOMEM", "not enough memory")),
          Map.entry(EACCES, new Known("EACCES", "permission denied")),
          Map.entry(EBUSY, new Known("EBUSY", "in use")),
          Map.entry(EEXIST, new Known("EEXIST", "exists already")),
          Map.entry(EXDEV, new Known("EXDEV", "on another filesystem")),
          Map.entry(ENODEV, new Known("ENODEV", "the kernel has no such filesystem or device")),
          Map.entry(ENOTDIR, new Known("ENOTDIR", "not a directory")),
          Map.entry(EISDIR, new Known("EISDIR", "a directory")),
          Map.entry(EINVAL, new Known("EINVAL", "invalid argument")),
          Map.entry(ENFILE, new Known("ENFILE", "too many open files on this machine")),
          Map.entry(EMFILE, new Known("EMFILE", "too many open files")),
          Map.entry(ENOTTY, new Known("ENOTTY", "not a terminal")),
          Map.entry(ETXTBSY, new Known("ETXTBSY", "the program is being written to")),
          Map.entry(ENOSPC, new Known("ENOSPC", "no space left")),
          Map.entry(EROFS, new Known("EROFS", "read-only filesystem")),
          Map.entry(EPIPE, new Known("EPIPE", "nobody reads the pipe")),
          Map.entry(ERANGE, new Known("ERANGE", "out of range")),
          Map.entry(ENAMETOOLONG, new Known("ENAMETOOLONG", "name too long")),
          Map.entry(ENOSYS, new Known("ENOSYS", "this kernel does not know the call")),
          Map.entry(ELOOP, new Known("ELOOP", "too many links")),
          Map.entry(ENODATA, new Known("ENODATA", "no such attribute")),
          Map.entry(EOVERFLOW, new Known("EOVERFLOW", "value too large")),
          Map.entry(ELIBBAD, new Known("ELIBBAD", "a damaged library")),
          Map.entry(EOPNOTSUPP, new Known("EOPNOTSUPP", "not supported")),
          Map.entry(EDQUOT, new Known("EDQUOT", "the disk quota is used up")));

  private Errno() {}

  /** The symbol of {@code errno}, such as {@code ENOENT}, or {@code errno 999}. */
  public static String name(int errno) {
    Known known = KNOWN.get(errno);
    return known == null ? "errno " + errno : known.name();
  }

  /** What {@code errno} means, in a few words. */
  public static String sentence(int errno) {
    Known known = KNOWN.get(errno);
    return known == null ? "refused by the kernel" : known.sentence();
  }
}
