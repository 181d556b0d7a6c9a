package dockwalk.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Waiting for one of several files to have something to read. */
public final class Poll {
  private static final int ENTRY = 8;
  private static final short READABLE = 1;

  private Poll() {}

  /**
   * The first of {@code files} that can be read, or is at its end.
   *
   * @return absent if the time is over
   */
  public static Optional<Descriptor> readable(List<Descriptor> files, Duration atMost)
      throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment entries = arena.allocate((long) ENTRY * Math.max(1, files.size()), 8);
      for (int i = 0; i < files.size(); i++) {
        entries.set(JAVA_INT, (long) ENTRY * i, files.get(i).number());
        entries.set(JAVA_SHORT, (long) ENTRY * i + 4, READABLE);
      }
      MemorySegment time = arena.allocate(16, 8);
      time.set(JAVA_LONG, 0, atMost.toSeconds());
      time.set(JAVA_LONG, 8, atMost.toNanosPart());
      long answer = Native.raw(Call.PPOLL, entries.address(), files.size(), time.address());
      if (answer == -Errno.EINTR) {
        return Optional.empty();
      }
      Native.check(answer, "wait for input");
      for (int i = 0; i < files.size(); i++) {
        if (entries.get(JAVA_SHORT, (long) ENTRY * i + 6) != 0) {
          return Optional.of(files.get(i));
        }
      }
      return Optional.empty();
    }
  }
}
