package dockwalk.exec;

import dockwalk.plan.BuildOptions;
import dockwalk.plan.Ulimit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * How a program is held, beside what it sees.
 *
 * @param insecure whether it keeps all rights that this process has
 * @param hostName as it sees it; empty for that of all sandboxes
 * @param hosts further lines of {@code /etc/hosts}: name to address
 * @param shmSize size of {@code /dev/shm} in bytes; 0 for 64 MiB
 */
public record RunSettings(
    boolean insecure,
    String hostName,
    SequencedMap<String, String> hosts,
    long shmSize,
    List<Ulimit> ulimits) {
  private static final String HOST_NAME = "BUILDKIT_SANDBOX_HOSTNAME";

  /** What a program gets if nothing is asked. */
  public static final RunSettings PLAIN =
      new RunSettings(false, "", new LinkedHashMap<>(), 0, List.of());

  public RunSettings {
    hosts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(hosts));
    ulimits = List.copyOf(ulimits);
  }

  /** What the caller of a build asks for all programs. */
  static RunSettings of(BuildOptions options, boolean insecure) {
    return new RunSettings(
        insecure,
        options.buildArgs().getOrDefault(HOST_NAME, ""),
        options.run().hosts(),
        options.run().shmSize(),
        options.run().ulimits());
  }

  /** Whether the host can have its name: the kernel takes 64 bytes, a file of names no spaces. */
  boolean nameable() {
    return hostName.matches("[a-zA-Z0-9._-]{0,64}");
  }
}
