package dockwalk.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * Users, groups and capabilities of the calling thread alone. (The functions of the C library
 * change all threads.)
 */
public final class Credentials {
  private static final int PR_CAPBSET_DROP = 24;
  private static final int LAST_POSSIBLE_CAPABILITY = 63;

  private Credentials() {}

  /** Becomes another user, for good; the groups first, while that is allowed. */
  public static void become(int uid, int gid, List<Integer> groups) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment list = arena.allocate(4L * Math.max(1, groups.size()), 4);
      for (int i = 0; i < groups.size(); i++) {
        list.set(JAVA_INT, 4L * i, groups.get(i));
      }
      Native.check(
          Native.raw(Call.SETGROUPS, groups.size(), list.address(), 0), "set the groups " + groups);
      Native.check(Native.raw(Call.SETRESGID, gid, gid, gid), "become group " + gid);
      Native.check(Native.raw(Call.SETRESUID, uid, uid, uid), "become user " + uid);
    }
  }

  /** Leaves to the programs that this thread will start no capabilities but {@code kept}. */
  public static void keepOnly(List<Integer> kept) throws ErrnoException {
    for (int each = 0; each <= LAST_POSSIBLE_CAPABILITY; each++) {
      if (!kept.contains(each)) {
        long answer = Native.raw(Call.PRCTL, PR_CAPBSET_DROP, each, 0);
        if (answer == -Errno.EINVAL) {
          return; // past the last one that this kernel knows
        }
        Native.check(answer, "drop capability " + each);
      }
    }
  }

  /** Sets the permissions that new files do not get; of all threads unless FS is unshared. */
  public static void umask(int mask) {
    Native.raw(Call.UMASK, mask, 0, 0);
  }
}
