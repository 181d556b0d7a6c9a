package dockwalk.sandbox;

import dockwalk.linux.Errno;
import dockwalk.linux.ErrnoException;
import dockwalk.linux.Mounts;
import dockwalk.linux.Processes;
import dockwalk.linux.ProgramStart;
import dockwalk.linux.ProgramStart.Pipes;
import java.io.IOException;
import java.util.List;

/** {@code /proc}. It shows the namespace of who mounts it, which our thread is not in. */
final class ProcessFiles {
  private static final long FLAGS = Mounts.NOSUID | Mounts.NODEV | Mounts.NOEXEC;

  private ProcessFiles() {}

  static void mount(String target, int keeper) throws IOException {
    try {
      Mounts.mount("proc", target, "proc", FLAGS, "pidns=/proc/" + keeper + "/ns/pid");
    } catch (ErrnoException e) {
      if (e.errno() != Errno.EINVAL) {
        throw e;
      }
      mountFromInside(target); // before Linux 6.17
    }
  }

  /** By a process that is in the namespace: this machine's {@code mount}. */
  static void mountFromInside(String target) throws IOException {
    String mount = HostPrograms.find("mount");
    int pid =
        Processes.spawn(
            new ProgramStart(
                mount,
                List.of("mount", "-n", "-t", "proc", "-o", "nosuid,nodev,noexec", "proc", target),
                List.of(),
                new Pipes(ProgramStart.NULL_DEVICE, 1, 2)));
    int exitCode = Processes.await(pid);
    if (exitCode != 0) {
      throw new IOException(mount + " could not mount /proc (exit code " + exitCode + ")");
    }
  }
}
