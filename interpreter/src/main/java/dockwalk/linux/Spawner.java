package dockwalk.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/** {@code posix_spawn(3)} and its family, as handles of one shape. */
final class Spawner {
  private static final short SET_SIGNAL_DEFAULTS = 0x04;
  private static final short SET_SIGNAL_MASK = 0x08;
  private static final short NEW_SESSION = 0x80;

  /** More than glibc (80 and 336 bytes) or musl need. */
  private static final long OPAQUE = 1024;

  private static final MethodHandle SPAWN = function("posix_spawn").orElseThrow();
  private static final MethodHandle ACTIONS_INIT =
      function("posix_spawn_file_actions_init").orElseThrow();
  private static final MethodHandle ACTIONS_DESTROY =
      function("posix_spawn_file_actions_destroy").orElseThrow();
  private static final MethodHandle ADD_OPEN =
      function("posix_spawn_file_actions_addopen").orElseThrow();
  private static final MethodHandle ADD_DUP =
      function("posix_spawn_file_actions_adddup2").orElseThrow();

  /** glibc has it since 2.34. */
  private static final Optional<MethodHandle> ADD_CLOSE_FROM =
      function("posix_spawn_file_actions_addclosefrom_np");

  private static final MethodHandle ATTRIBUTES_INIT =
      function("posix_spawnattr_init").orElseThrow();
  private static final MethodHandle SET_FLAGS = function("posix_spawnattr_setflags").orElseThrow();
  private static final MethodHandle SET_MASK = function("posix_spawnattr_setsigmask").orElseThrow();
  private static final MethodHandle SET_DEFAULTS =
      function("posix_spawnattr_setsigdefault").orElseThrow();

  private Spawner() {}

  private static Optional<MethodHandle> function(String name) {
    Linker linker = Linker.nativeLinker();
    return linker
        .defaultLookup()
        .find(name)
        .map(
            address ->
                linker.downcallHandle(
                    address,
                    FunctionDescriptor.of(
                        JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG,
                        JAVA_LONG)));
  }

  private static int call(MethodHandle handle, long a, long b, long c, long d, long e, long f) {
    try {
      return (int) handle.invokeExact(a, b, c, d, e, f);
    } catch (RuntimeException | Error thrown) {
      throw thrown;
    } catch (Throwable thrown) {
      throw new IllegalStateException("a downcall throws nothing checked", thrown);
    }
  }

  private static void require(int answer, String what) throws ErrnoException {
    if (answer != 0) {
      throw new ErrnoException(what, answer);
    }
  }

  static int spawn(ProgramStart start) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment pid = arena.allocate(4, 4);
      long actions = arena.allocate(OPAQUE, 16).address();
      require(call(ACTIONS_INIT, actions, 0, 0, 0, 0, 0), "start a program");
      try {
        addStreams(arena, actions, start.streams());
        require(
            call(
                SPAWN,
                pid.address(),
                Native.text(arena, start.program()),
                actions,
                attributes(arena),
                Native.texts(arena, start.argv()),
                Native.texts(arena, start.env())),
            "start " + start.program());
      } finally {
        call(ACTIONS_DESTROY, actions, 0, 0, 0, 0, 0);
      }
      return pid.get(JAVA_INT, 0);
    }
  }

  private static void addStreams(Arena arena, long actions, ProgramStart.Streams streams)
      throws ErrnoException {
    switch (streams) {
      case ProgramStart.Pipes pipes -> addPipes(arena, actions, pipes);
      case ProgramStart.Terminal(String path) -> {
        // Opened by the first process of a session that has none, it becomes that session's.
        int flags = Descriptor.READ_WRITE;
        require(call(ADD_OPEN, actions, 0, Native.text(arena, path), flags, 0, 0), "open " + path);
        require(call(ADD_DUP, actions, 0, 1, 0, 0, 0), "hand on the terminal");
        require(call(ADD_DUP, actions, 0, 2, 0, 0, 0), "hand on the terminal");
      }
    }
    closeOthers(actions);
  }

  private static void addPipes(Arena arena, long actions, ProgramStart.Pipes streams)
      throws ErrnoException {
    if (streams.in() == ProgramStart.NULL_DEVICE) {
      require(
          call(ADD_OPEN, actions, 0, Native.text(arena, "/dev/null"), Descriptor.READ, 0, 0),
          "open /dev/null");
    } else {
      require(call(ADD_DUP, actions, streams.in(), 0, 0, 0, 0), "hand on the input");
    }
    require(call(ADD_DUP, actions, streams.out(), 1, 0, 0, 0), "hand on the output");
    require(call(ADD_DUP, actions, streams.err(), 2, 0, 0, 0), "hand on the output");
  }

  private static void closeOthers(long actions) throws ErrnoException {
    if (ADD_CLOSE_FROM.isPresent()) {
      require(call(ADD_CLOSE_FROM.get(), actions, 3, 0, 0, 0, 0), "close the other files");
    } else {
      closeOthersOnExec();
    }
  }

  /**
   * The JDK's files are not closed on exec: a sandbox would see this machine's directories through
   * them. Gives the calling thread a table of open files of its own, so that other threads that
   * start programs are not disturbed.
   */
  private static void closeOthersOnExec() throws ErrnoException {
    int unshare = 2;
    int onExec = 4;
    Native.check(
        Native.raw(Call.CLOSE_RANGE, 3, 0xffffffffL, unshare | onExec), "close the other files");
  }

  private static long attributes(Arena arena) {
    long attributes = arena.allocate(OPAQUE, 16).address();
    MemorySegment none = arena.allocate(128, 8);
    MemorySegment all = arena.allocate(128, 8).fill((byte) 0xff);
    call(ATTRIBUTES_INIT, attributes, 0, 0, 0, 0, 0);
    call(SET_MASK, attributes, none.address(), 0, 0, 0, 0);
    call(SET_DEFAULTS, attributes, all.address(), 0, 0, 0, 0);
    call(SET_FLAGS, attributes, SET_SIGNAL_DEFAULTS | SET_SIGNAL_MASK | NEW_SESSION, 0, 0, 0, 0);
    return attributes;
  }
}
