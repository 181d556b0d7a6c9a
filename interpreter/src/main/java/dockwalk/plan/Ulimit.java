package dockwalk.plan;

import java.util.List;

/**
 * A limit of a process, such as {@code nofile=1024:2048} (getrlimit(2); docker/go-units,
 * ulimit.go).
 *
 * @param name such as {@code nofile}
 * @param soft what holds; -1 for no limit
 * @param hard what {@code soft} may be raised to; -1 for no limit
 */
public record Ulimit(String name, long soft, long hard) {
  /** In the order of the kernel's numbers (asm-generic/resource.h). */
  private static final List<String> NAMES =
      List.of(
          "cpu",
          "fsize",
          "data",
          "stack",
          "core",
          "rss",
          "nproc",
          "nofile",
          "memlock",
          "as",
          "locks",
          "sigpending",
          "msgqueue",
          "nice",
          "rtprio",
          "rttime");

  /**
   * Reads {@code name=soft[:hard]}.
   *
   * @throws IllegalArgumentException with a message for the user
   */
  public static Ulimit parse(String text) {
    int equals = text.indexOf('=');
    String name = equals < 0 ? text : text.substring(0, equals);
    if (equals < 0) {
      throw new IllegalArgumentException(
          "invalid ulimit argument: " + text + "; write name=soft:hard, such as nofile=1024:2048");
    }
    if (!NAMES.contains(name) || name.equals("as")) {
      throw new IllegalArgumentException("invalid ulimit type: " + name);
    }
    String[] limits = text.substring(equals + 1).split(":", -1);
    if (limits.length > 2) {
      throw new IllegalArgumentException(
          "too many limit value arguments - %s, can only have up to two, `soft[:hard]`"
              .formatted(text.substring(equals + 1)));
    }
    long soft = number(limits[0], text);
    long hard = limits.length > 1 ? number(limits[1], text) : soft;
    if (hard != -1 && (soft == -1 || soft > hard)) {
      throw new IllegalArgumentException(
          "ulimit soft limit must be less than or equal to hard limit: %d > %d"
              .formatted(soft, hard));
    }
    return new Ulimit(name, soft, hard);
  }

  private static long number(String text, String whole) {
    try {
      long number = Long.parseLong(text);
      if (number >= -1) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new IllegalArgumentException(
        "invalid ulimit argument: " + whole + ": \"" + text + "\" is no number");
  }

  /** The kernel's number of the limit. */
  public int resource() {
    return NAMES.indexOf(name);
  }

  @Override
  public String toString() {
    return name + "=" + soft + ":" + hard;
  }
}
