package dockwalk.linux;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicBoolean;

/** An open file of this process, by its number. Closed once, and closed on exec. */
public final class Descriptor implements AutoCloseable {
  private static final int AT_FDCWD = -100;
  private static final int O_CLOEXEC = 02000000;
  private static final int O_PATH = 010000000;

  /** RESOLVE_NO_SYMLINKS and RESOLVE_BENEATH (linux/openat2.h). */
  private static final int NO_LINKS = 4;

  private static final int BENEATH = 8;

  /** F_DUPFD_CLOEXEC. */
  private static final int DUPLICATE = 1030;

  /** Flags of {@link #open} (asm-generic/fcntl.h). */
  public static final int READ = 0;

  public static final int WRITE = 1;
  public static final int READ_WRITE = 2;
  public static final int CREATE = 0100;
  public static final int NO_CONTROLLING_TERMINAL = 0400;

  /** What would wait fails with {@link Errno#EAGAIN} instead. */
  public static final int NO_WAITING = 04000;

  private final int number;
  private final AtomicBoolean closed = new AtomicBoolean();

  Descriptor(int number) {
    this.number = number;
  }

  /**
   * Opens a file.
   *
   * @param flags of this class, or-ed; {@link #CREATE} makes the file with mode 0666
   */
  public static Descriptor open(String path, int flags) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      long answer =
          Native.raw(Call.OPENAT, AT_FDCWD, Native.text(arena, path), flags | O_CLOEXEC, 0666, 0);
      return new Descriptor((int) Native.check(answer, "open " + path));
    }
  }

  /**
   * Opens a place below {@code root}, without following any link on the way.
   *
   * @param path relative, without {@code ..}
   */
  public static Descriptor below(Descriptor root, String path) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment how = arena.allocate(24, 8);
      how.set(JAVA_LONG, 0, O_PATH | O_CLOEXEC);
      how.set(JAVA_LONG, 16, NO_LINKS | BENEATH);
      long answer =
          Native.raw(Call.OPENAT2, root.number(), Native.text(arena, path), how.address(), 24, 0);
      return new Descriptor((int) Native.check(answer, "open " + path));
    }
  }

  /** An open file of this process, such as 0 for its input, under a number of its own. */
  public static Descriptor copyOf(int number) throws ErrnoException {
    return new Descriptor(number).duplicate();
  }

  /** The same open file under another number, which outlives this one. */
  public Descriptor duplicate() throws ErrnoException {
    return new Descriptor(
        (int) Native.check(Native.raw(Call.FCNTL, number, DUPLICATE, 3), "duplicate a file"));
  }

  /** Its number; valid until it is closed. */
  public int number() {
    return number;
  }

  /**
   * Reads what there is, waiting for the first byte.
   *
   * @return how many bytes; 0 at the end
   */
  public long read(MemorySegment into) throws ErrnoException {
    long answer;
    do {
      answer = Native.raw(Call.READ, number, into.address(), into.byteSize());
    } while (answer == -Errno.EINTR);
    return Native.check(answer, "read");
  }

  /** Writes all of it. */
  public void write(MemorySegment from) throws ErrnoException {
    for (long done = 0; done < from.byteSize(); ) {
      long answer = Native.raw(Call.WRITE, number, from.address() + done, from.byteSize() - done);
      if (answer != -Errno.EINTR) {
        done += Native.check(answer, "write");
      }
    }
  }

  /** Closes it; a second time is no matter. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      Native.raw(Call.CLOSE, number, 0, 0);
    }
  }
}
