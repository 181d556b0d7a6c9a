package dockwalk.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** Starting, awaiting and ending processes. */
public final class Processes {
  /** Signals (signal(7)). */
  public static final int SIGINT = 2;

  public static final int SIGKILL = 9;
  public static final int SIGTERM = 15;

  private static final int P_PID = 1;
  private static final int EXITED_UNREAPED = 4 | 0x01000000;

  private Processes() {}

  /** Loads all that {@link #spawn} needs; a thread that has changed its root cannot any more. */
  public static void prepare() {
    Native.raw(Call.KILL, 0, 0, 0);
    try {
      Spawner.spawn(new ProgramStart("", List.of(""), List.of(), NOWHERE));
    } catch (ErrnoException expected) {
      // There is no program of that name: now this class is loaded, too.
    }
  }

  private static final ProgramStart.Pipes NOWHERE =
      new ProgramStart.Pipes(ProgramStart.NULL_DEVICE, 1, 2);

  /**
   * Starts a program in a session of its own, with no signal blocked or ignored, in the namespaces
   * and with the credentials of the calling thread.
   *
   * @return its process number
   * @throws ErrnoException if it cannot be executed
   */
  public static int spawn(ProgramStart start) throws ErrnoException {
    return Spawner.spawn(start);
  }

  /**
   * Sets a limit of another process (prlimit(2)).
   *
   * @param resource the kernel's number of the limit
   * @param soft what holds; -1 for no limit
   * @param hard what {@code soft} may be raised to; -1 for no limit
   */
  public static void limit(int pid, int resource, long soft, long hard) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment limits = arena.allocate(16, 8);
      limits.set(JAVA_LONG, 0, soft);
      limits.set(JAVA_LONG, 8, hard);
      Native.check(
          Native.raw(Call.PRLIMIT64, pid, resource, limits.address(), 0, 0),
          "set a limit of a process");
    }
  }

  /**
   * Waits for a child's end, however long, whether interrupted or not.
   *
   * @return its exit code; 128 and the signal's number if a signal ended it
   */
  public static int await(int pid) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment status = arena.allocate(4, 4);
      long answer;
      do {
        answer = Native.raw(Call.WAIT4, pid, status.address(), 0);
      } while (answer == -Errno.EINTR);
      Native.check(answer, "wait for process " + pid);
      int ended = status.get(JAVA_INT, 0);
      int signal = ended & 0x7f;
      return signal == 0 ? (ended >> 8) & 0xff : 128 + signal;
    }
  }

  /** Waits for a child's end, but leaves it to {@link #await}: its number stays its own. */
  public static void awaitUnreaped(int pid) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment info = arena.allocate(128, 8);
      long answer;
      do {
        answer = Native.raw(Call.WAITID, P_PID, pid, info.address(), EXITED_UNREAPED, 0);
      } while (answer == -Errno.EINTR);
      Native.check(answer, "wait for process " + pid);
    }
  }

  /** Sends a signal; to a whole group if {@code pid} is negative. No matter if it has ended. */
  public static void kill(int pid, int signal) throws ErrnoException {
    long answer = Native.raw(Call.KILL, pid, signal, 0);
    if (answer != -Errno.ESRCH) {
      Native.check(answer, "signal process " + pid);
    }
  }
}
