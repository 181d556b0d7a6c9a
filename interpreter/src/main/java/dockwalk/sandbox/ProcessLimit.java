package dockwalk.sandbox;

import dockwalk.linux.ProgramStart;
import dockwalk.linux.ProgramStart.Pipes;
import java.io.IOException;
import java.util.List;

/**
 * How many processes and threads a sandbox may have at once, so that a program that forks forever
 * gets an error ({@code EAGAIN}) and the machine goes on. It is the greatest process number of the
 * sandbox's own namespace, which Linux has since 6.14 (Documentation/admin-guide/sysctl/kernel.rst,
 * pid_max): an RLIMIT_NPROC does not hold for root, and an ordinary user may make no control group.
 */
final class ProcessLimit {
  /** Twice what Podman and Buildah allow a container. */
  static final int PROCESSES = 4096;

  private static final int MAJOR = 6;
  private static final int MINOR = 14;

  private static final String SCRIPT =
      "{ echo " + PROCESSES + " >/proc/sys/kernel/pid_max; } 2>/dev/null; exec \"$0\"";

  private ProcessLimit() {}

  /**
   * The start of {@code program}, without arguments, as the first process of a namespace. Only a
   * process inside can set the limit, so a shell does and becomes the program; where it may not
   * ({@code /proc/sys} is read-only in a container), the limit is that of its surroundings.
   */
  static ProgramStart before(String program, Pipes pipes) throws IOException {
    if (!isOfNamespaces(System.getProperty("os.version", ""))) {
      return new ProgramStart(program, List.of(program), List.of(), pipes);
    }
    List<String> argv = List.of("sh", "-c", SCRIPT, program);
    return new ProgramStart(HostPrograms.find("sh"), argv, List.of(), pipes);
  }

  /** Whether each namespace has its own; before, writing it would change the whole machine's. */
  static boolean isOfNamespaces(String kernel) {
    String[] numbers = kernel.split("\\D+", 3);
    if (numbers.length < 2 || numbers[0].isEmpty() || numbers[1].isEmpty()) {
      return false;
    }
    int major = Integer.parseInt(numbers[0]);
    return major > MAJOR || major == MAJOR && Integer.parseInt(numbers[1]) >= MINOR;
  }
}
