package dockwalk.app;

import dockwalk.plan.RunOptions;
import dockwalk.plan.Ulimit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The options that say how every {@code RUN} is held, under Docker's names. */
final class RunFlags {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,15})\\s*([kmgt]?)i?b?");
  private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F:.]+");
  private static final String GATEWAY = "host-gateway";

  private RunFlags() {}

  static void describe(CommandSpec spec) {
    spec.addOption(BuildFlags.list("A line of /etc/hosts for RUN", "HOST:IP", "--add-host"));
    spec.addOption(
        BuildFlags.list("Grant a right: network.host or security.insecure", "RIGHT", "--allow"));
    spec.addOption(BuildFlags.text("Network of RUN: default, none, host", "MODE", "--network"));
    spec.addOption(BuildFlags.text("Size of /dev/shm for RUN", "SIZE", "--shm-size"));
    spec.addOption(
        BuildFlags.list("Limit of the processes of RUN", "NAME=SOFT[:HARD]", "--ulimit"));
  }

  /** Reads what was typed. */
  static RunOptions of(ParseResult line) {
    return new RunOptions(
        network(line.matchedOptionValue("--network", "default")),
        hosts(line.matchedOptionValue("--add-host", List.of())),
        size(line.matchedOptionValue("--shm-size", "")),
        line.<List<String>>matchedOptionValue("--ulimit", List.of()).stream()
            .map(RunFlags::ulimit)
            .toList(),
        allowed(line.matchedOptionValue("--allow", List.of())));
  }

  private static RunOptions.Network network(String mode) {
    return switch (mode) {
      case "default", "" -> RunOptions.Network.DEFAULT;
      case "none" -> RunOptions.Network.NONE;
      case "host" -> RunOptions.Network.HOST;
      default ->
          throw new UsageException(
              "network mode \"" + mode + "\" not supported: use default, none or host");
    };
  }

  private static SequencedMap<String, String> hosts(List<String> lines) {
    SequencedMap<String, String> hosts = new LinkedHashMap<>();
    for (String line : lines) {
      int cut = line.indexOf('=') >= 0 ? line.indexOf('=') : line.indexOf(':');
      if (cut <= 0 || line.indexOf('\n') >= 0 || line.indexOf(' ') >= 0) {
        throw new UsageException(
            "bad format for add-host: \"" + line + "\": write HOST:IP, such as db:10.0.0.7");
      }
      String address = line.substring(cut + 1).replaceAll("^\\[(.*)]$", "$1");
      if (!address.equals(GATEWAY) && !ADDRESS.matcher(address).matches()) {
        throw new UsageException("invalid IP address in add-host: \"" + address + "\"");
      }
      // RUN uses this machine's network: its gateway is this machine.
      hosts.put(line.substring(0, cut), address.equals(GATEWAY) ? "127.0.0.1" : address);
    }
    return hosts;
  }

  /** Bytes, with units as Docker has them: powers of 1024. */
  private static long size(String text) {
    if (text.isEmpty()) {
      return 0;
    }
    Matcher size = SIZE.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!size.matches()) {
      throw new UsageException("invalid size: '" + text + "': write a number such as 128m");
    }
    int unit = "kmgt".indexOf(size.group(2)) + (size.group(2).isEmpty() ? 0 : 1);
    return Long.parseLong(size.group(1)) << (10 * unit);
  }

  private static Ulimit ulimit(String text) {
    try {
      return Ulimit.parse(text);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static Set<String> allowed(List<String> rights) {
    Set<String> allowed = new TreeSet<>();
    for (String list : rights) {
      for (String right : list.split(",", -1)) {
        if (!right.equals(RunOptions.NETWORK_HOST) && !right.equals(RunOptions.SECURITY_INSECURE)) {
          throw new UsageException(
              "unknown entitlement key \"%s\": the rights are %s and %s"
                  .formatted(right, RunOptions.NETWORK_HOST, RunOptions.SECURITY_INSECURE));
        }
        allowed.add(right);
      }
    }
    return allowed;
  }
}
