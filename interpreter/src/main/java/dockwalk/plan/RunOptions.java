package dockwalk.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the caller asks of every {@code RUN}, beside what the Dockerfile says.
 *
 * @param network what a {@code RUN} without {@code --network} gets
 * @param hosts further lines of {@code /etc/hosts}: name to address
 * @param shmSize size of {@code /dev/shm} in bytes; 0 leaves it at 64 MiB
 * @param ulimits limits of the processes
 * @param allowed the rights that were granted with {@code --allow}
 */
public record RunOptions(
    Network network,
    SequencedMap<String, String> hosts,
    long shmSize,
    List<Ulimit> ulimits,
    Set<String> allowed) {
  /** The right to {@code --network=host}. */
  public static final String NETWORK_HOST = "network.host";

  /** The right to {@code --security=insecure}. */
  public static final String SECURITY_INSECURE = "security.insecure";

  /** Nothing asked. */
  public static final RunOptions PLAIN =
      new RunOptions(Network.DEFAULT, new LinkedHashMap<>(), 0, List.of(), Set.of());

  /** Which network a command sees. */
  public enum Network {
    /** That of this machine. */
    DEFAULT,
    /** The loopback device alone. */
    NONE,
    /** That of this machine, by a right that the caller must grant. */
    HOST
  }

  public RunOptions {
    hosts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(hosts));
    ulimits = List.copyOf(ulimits);
    allowed = Collections.unmodifiableSet(new TreeSet<>(allowed));
  }
}
