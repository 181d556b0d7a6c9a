package dockwalk.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * A pipe.
 *
 * @param out its end to read from
 * @param in its end to write to
 */
public record Pipe(Descriptor out, Descriptor in) implements AutoCloseable {
  private static final int O_CLOEXEC = 02000000;

  /** A new pipe. */
  public static Pipe open() throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment both = arena.allocate(8, 4);
      Native.check(Native.raw(Call.PIPE2, both.address(), O_CLOEXEC, 0), "make a pipe");
      return new Pipe(new Descriptor(both.get(JAVA_INT, 0)), new Descriptor(both.get(JAVA_INT, 4)));
    }
  }

  @Override
  public void close() {
    out.close();
    in.close();
  }
}
