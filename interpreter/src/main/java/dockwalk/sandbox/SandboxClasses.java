package dockwalk.sandbox;

import dockwalk.linux.Credentials;
import dockwalk.linux.Descriptor;
import dockwalk.linux.Errno;
import dockwalk.linux.ErrnoException;
import dockwalk.linux.FileCalls;
import dockwalk.linux.MountTree;
import dockwalk.linux.Mounts;
import dockwalk.linux.Processes;
import dockwalk.linux.ProgramStart;
import dockwalk.plan.Ulimit;
import java.io.IOException;
import java.util.List;

/**
 * The classes that a sandbox's thread uses once its root is changed: from there their files cannot
 * be found any more. The JDK's own come from a file that is open all the time.
 */
final class SandboxClasses {
  private static final List<Class<?>> USED_INSIDE =
      List.of(
          Credentials.class,
          Descriptor.class,
          Errno.class,
          ErrnoException.class,
          FileCalls.class,
          InsideFile.class,
          Keeper.class,
          MountPoint.class,
          MountTree.class,
          MountWork.class,
          Mounts.class,
          Processes.class,
          ProgramEnvironment.class,
          ProgramSearch.class,
          ProgramStart.class,
          SandboxProgram.class,
          SandboxTerminal.class,
          SandboxThread.class,
          Ulimit.class,
          UserDatabase.class);

  private static volatile boolean loaded;

  private SandboxClasses() {}

  /** Begins to load them on another thread, since it takes longer than most programs do. */
  static void loadMeanwhile() {
    if (!loaded) {
      Thread.ofPlatform().daemon().name("sandbox classes").start(SandboxClasses::loadQuietly);
    }
  }

  private static void loadQuietly() {
    try {
      load();
    } catch (IOException e) {
      // The run itself will load them again, and say it.
    }
  }

  /** Loads them. */
  static synchronized void load() throws IOException {
    if (loaded) {
      return;
    }
    Processes.prepare();
    for (Class<?> each : USED_INSIDE) {
      load(each);
    }
    // What these make while they run, such as lambdas.
    UserDatabase.parse("root:x:0:0::/root:", "root:x:0:root").identify("root:root");
    InsideFile.read("/dev/null");
    ProgramSearch.find("nothing", "");
    ProgramSearch.find("/", "");
    loaded = true;
  }

  private static void load(Class<?> type) {
    try {
      Class.forName(type.getName(), true, type.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("a class that is loaded can be found", e);
    }
    for (Class<?> nested : type.getDeclaredClasses()) {
      load(nested);
    }
  }
}
