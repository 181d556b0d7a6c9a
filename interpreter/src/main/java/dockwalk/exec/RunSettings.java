package dockwalk.exec;

import dockwalk.plan.Ulimit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * How a program is held, beside what it sees.
 *
 * @param insecure whether it keeps all rights that this process has
 * @param hosts further lines of {@code /etc/hosts}: name to address
 * @param shmSize size of {@code /dev/shm} in bytes; 0 for 64 MiB
 */
public record RunSettings(
    boolean insecure, SequencedMap<String, String> hosts, long shmSize, List<Ulimit> ulimits) {
  /** What a program gets if nothing is asked. */
  public static final RunSettings PLAIN =
      new RunSettings(false, new LinkedHashMap<>(), 0, List.of());

  public RunSettings {
    hosts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(hosts));
    ulimits = List.copyOf(ulimits);
  }
}
