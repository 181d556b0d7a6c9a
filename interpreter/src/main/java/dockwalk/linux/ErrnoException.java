package dockwalk.linux;

import java.io.IOException;
import java.io.Serial;

/** The kernel refused a call. */
public final class ErrnoException extends IOException {
  @Serial private static final long serialVersionUID = 1;

  private final int errno;

  ErrnoException(String what, int errno) {
    super(what + ": " + Errno.sentence(errno) + " (" + Errno.name(errno) + ")");
    this.errno = errno;
  }

  /** The kernel's number of the error, such as {@link Errno#ENOENT}. */
  public int errno() {
    return errno;
  }
}
