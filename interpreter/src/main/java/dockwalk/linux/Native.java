package dockwalk.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dockwalk.name.ByteText;
import dockwalk.name.HostPath;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code syscall(2)} through one method handle. A handle of another shape costs 12 to 24 ms when it
 * is made, so pointers travel as longs and every call shares this one.
 */
final class Native {
  private static final Machine MACHINE =
      Machine.current()
          .orElseThrow(() -> new IllegalStateException("ask Linux.available() before any call"));
  private static final long ERRNO_SIZE = Linker.Option.captureStateLayout().byteSize();
  private static final MethodHandle SYSCALL =
      Linker.nativeLinker()
          .downcallHandle(
              Linker.nativeLinker().defaultLookup().findOrThrow("syscall"),
              FunctionDescriptor.of(
                  JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG,
                  JAVA_LONG),
              Linker.Option.captureCallState("errno"),
              Linker.Option.firstVariadicArg(1));

  private Native() {}

  /** What the call answers, or the negative number of the error. */
  static long raw(Call call, long a, long b, long c, long d, long e) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment errno = arena.allocate(ERRNO_SIZE, 8);
      long answer = (long) SYSCALL.invokeExact(errno, call.number(MACHINE), a, b, c, d, e, 0L);
      return answer < 0 ? -(long) errno.get(JAVA_INT, 0) : answer;
    } catch (RuntimeException | Error thrown) {
      throw thrown;
    } catch (Throwable thrown) {
      throw new IllegalStateException("a downcall throws nothing checked", thrown);
    }
  }

  static long raw(Call call, long a, long b, long c) {
    return raw(call, a, b, c, 0, 0);
  }

  /**
   * What a call answered.
   *
   * @param what was tried, for the message
   * @throws ErrnoException if it was an error
   */
  static long check(long answer, String what) throws ErrnoException {
    if (answer < 0) {
      throw new ErrnoException(what, (int) -answer);
    }
    return answer;
  }

  /** {@code text} as a C string: see {@link ByteText}. */
  static long text(Arena arena, String text) {
    if (ByteText.isUtf8(text)) {
      return arena.allocateFrom(text).address();
    }
    byte[] bytes = ByteText.bytes(text);
    MemorySegment string = arena.allocate(bytes.length + 1L);
    MemorySegment.copy(bytes, 0, string, JAVA_BYTE, 0, bytes.length);
    return string.address();
  }

  /** A path as a C string of its own bytes. */
  static long text(Arena arena, Path path) {
    return text(arena, HostPath.text(path));
  }

  /** A null-terminated array of C strings. */
  static long texts(Arena arena, Iterable<String> texts) {
    List<Long> addresses = new ArrayList<>();
    for (String each : texts) {
      addresses.add(text(arena, each));
    }
    MemorySegment array = arena.allocate(8L * (addresses.size() + 1), 8);
    for (int i = 0; i < addresses.size(); i++) {
      array.set(JAVA_LONG, 8L * i, addresses.get(i));
    }
    return array.address();
  }
}
