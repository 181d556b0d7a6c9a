package dockwalk.check;

import dockwalk.syntax.Instruction;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A word of {@code EXPOSE}: {@code [[address:]host-port:]port[/protocol]}.
 *
 * @param written the whole word, with its variables expanded
 * @param protocol as written; empty if it is not there
 * @param mapped whether there is an address or a port of the host
 */
record ExposedPort(String written, String protocol, boolean mapped) {
  private static final Set<String> PROTOCOLS = Set.of("", "tcp", "udp", "sctp");

  /** The ports of an {@code EXPOSE}; words that the build refuses are left out. */
  static List<ExposedPort> of(Visit visit) {
    if (!(visit.instruction() instanceof Instruction.Expose expose)) {
      return List.of();
    }
    return expose.ports().stream()
        .flatMap(word -> visit.before().words(word).stream())
        .map(ExposedPort::parse)
        .filter(port -> PROTOCOLS.contains(port.protocol.toLowerCase(Locale.ROOT)))
        .toList();
  }

  private static ExposedPort parse(String word) {
    int colon = word.lastIndexOf(':');
    int slash = word.indexOf('/', colon + 1);
    return new ExposedPort(word, slash < 0 ? "" : word.substring(slash + 1), colon > 0);
  }
}
