package dockwalk.exec;

import java.net.Inet6Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The ports that one word of {@code EXPOSE} names (BuildKit, dockerfile2llb, convert_expose). An
 * address and a port of the host before the container's are checked and mean nothing.
 */
final class Ports {
  private static final Set<String> PROTOCOLS = Set.of("tcp", "udp", "sctp");
  private static final Pattern NUMBER = Pattern.compile("\\+?\\d{1,9}");
  private static final Pattern IPV4 =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?=.)|$)){4}");
  private static final int LARGEST = 65535;

  private Ports() {}

  private record Range(int first, int last) {
    int length() {
      return last - first;
    }
  }

  /**
   * The ports of {@code word}, such as {@code 80/tcp}.
   *
   * @throws IllegalArgumentException with the reference's message if it names none
   */
  static List<String> of(String word) {
    int colon = word.lastIndexOf(':');
    String mapped = word.substring(0, Math.max(colon, 0));
    String[] container = word.substring(colon + 1).split("/", 2);
    String protocol = protocol(word, container);
    int host = mapped.lastIndexOf(':');
    checkAddress(host < 0 ? "" : mapped.substring(0, host));
    Range ports = range(container[0], "containerPort");
    String hostPort = mapped.substring(host + 1);
    if (!hostPort.isEmpty() && ports.length() > 0) {
      checkSameLength(ports, container[0], hostPort);
    } else if (!hostPort.isEmpty()) {
      range(hostPort, "hostPort");
    }
    List<String> all = new ArrayList<>();
    for (int port = ports.first(); port <= ports.last(); port++) {
      all.add(port + "/" + protocol);
    }
    return all;
  }

  private static String protocol(String word, String[] container) {
    if (container[0].isEmpty()) {
      throw new IllegalArgumentException("invalid port: \"" + word + "\": no port specified");
    }
    String given = container.length < 2 || container[1].isEmpty() ? "tcp" : container[1];
    String protocol = given.toLowerCase(Locale.ROOT);
    if (!PROTOCOLS.contains(protocol)) {
      throw new IllegalArgumentException("invalid port: \"" + word + "\": invalid proto: " + given);
    }
    return protocol;
  }

  private static void checkSameLength(Range ports, String container, String hostPort) {
    if (range(hostPort, "hostPort").length() != ports.length()) {
      throw new IllegalArgumentException(
          "invalid ranges specified for container and host Ports: "
              + container
              + " and "
              + hostPort);
    }
  }

  private static Range range(String text, String what) {
    int dash = text.indexOf('-');
    String first = dash < 0 ? text : text.substring(0, dash);
    String last = dash < 0 ? first : text.substring(dash + 1);
    boolean numbers = NUMBER.matcher(first).matches() && NUMBER.matcher(last).matches();
    if (numbers) {
      Range range = new Range(Integer.parseInt(first), Integer.parseInt(last));
      if (range.first() <= range.last() && range.last() <= LARGEST) {
        return range;
      }
    }
    throw new IllegalArgumentException("invalid " + what + ": " + text);
  }

  private static void checkAddress(String address) {
    boolean bracketed = address.startsWith("[") && address.endsWith("]");
    String bare = bracketed ? address.substring(1, address.length() - 1) : address;
    boolean right = bare.isEmpty() ? !bracketed : IPV4.matcher(bare).matches() || isIpv6(bare);
    if (!right) {
      throw new IllegalArgumentException("invalid IP address: " + bare);
    }
  }

  private static boolean isIpv6(String text) {
    if (text.indexOf(':') < 0 || text.indexOf('%') >= 0) {
      return false;
    }
    try {
      return Inet6Address.ofLiteral(text) != null;
    } catch (IllegalArgumentException none) {
      return false;
    }
  }
}
