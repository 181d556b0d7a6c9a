package dockwalk.exec;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ports that one word of {@code EXPOSE} names (go-connections, nat.ParsePortSpec). */
final class Ports {
  private static final Set<String> PROTOCOLS = Set.of("tcp", "udp", "sctp");
  private static final Pattern RANGE = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?");
  private static final int LARGEST = 65535;

  private Ports() {}

  /**
   * The ports of {@code word}, such as {@code 80/tcp}.
   *
   * @throws IllegalArgumentException with the reference's message if it names none
   */
  static List<String> of(String word) {
    int slash = word.indexOf('/');
    String protocol = slash < 0 ? "tcp" : word.substring(slash + 1).toLowerCase(Locale.ROOT);
    String ports = slash < 0 ? word : word.substring(0, slash);
    String container = ports.substring(ports.lastIndexOf(':') + 1);
    if (container.isEmpty()) {
      throw invalid(word, "no port specified");
    }
    if (!PROTOCOLS.contains(protocol)) {
      throw invalid(word, "invalid proto: " + protocol);
    }
    Matcher range = RANGE.matcher(container);
    if (!range.matches()) {
      throw invalid(word, "invalid containerPort: " + container);
    }
    int first = Integer.parseInt(range.group(1));
    int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
    if (last < first || last > LARGEST) {
      throw invalid(word, "invalid containerPort: " + container);
    }
    List<String> all = new ArrayList<>();
    for (int port = first; port <= last; port++) {
      all.add(port + "/" + protocol);
    }
    return all;
  }

  private static IllegalArgumentException invalid(String word, String why) {
    return new IllegalArgumentException("invalid port: \"" + word + "\": " + why);
  }
}
