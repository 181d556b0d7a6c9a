package dockwalk.exec;

import dockwalk.image.Healthcheck;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** How Docker words steps in an image's history ({@code dockerfile2llb}, commitToHistory). */
final class HistoryText {
  private HistoryText() {}

  /** {@code ["a" "b"]}: Go's {@code %q} of a list. */
  static String quoted(List<String> values) {
    return values.stream().map(HistoryText::quote).collect(Collectors.joining(" ", "[", "]"));
  }

  /** {@code [a b]}: Go's {@code %v} of a list. */
  static String plain(Collection<String> values) {
    return "[" + String.join(" ", values) + "]";
  }

  private static String quote(String value) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        case '\t' -> quoted.append("\\t");
        case '\r' -> quoted.append("\\r");
        default -> {
          if (c < ' ' || c == 0x7f) {
            quoted.append("\\x%02x".formatted((int) c));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }

  /** Go's {@code %+v} of Docker's struct. */
  static String healthcheck(Healthcheck check) {
    return "{Test:%s Interval:%s Timeout:%s StartPeriod:%s StartInterval:%s Retries:%d}"
        .formatted(
            plain(check.test()),
            duration(check.interval()),
            duration(check.timeout()),
            duration(check.startPeriod()),
            duration(check.startInterval()),
            check.retries());
  }

  /** Go's {@code time.Duration.String}: {@code 1m30s}, {@code 1.5s}, {@code 2ms}. */
  static String duration(Duration duration) {
    long nanos = duration.toNanos();
    if (nanos == 0) {
      return "0s";
    }
    if (nanos < 1_000) {
      return nanos + "ns";
    }
    if (nanos < 1_000_000) {
      return decimal(nanos, 1_000) + "µs";
    }
    if (nanos < 1_000_000_000) {
      return decimal(nanos, 1_000_000) + "ms";
    }
    long hours = duration.toHours();
    int minutes = duration.toMinutesPart();
    String seconds = decimal(nanos % 60_000_000_000L, 1_000_000_000) + "s";
    return (hours > 0 ? hours + "h" : "")
        + (hours > 0 || minutes > 0 ? minutes + "m" : "")
        + seconds;
  }

  private static String decimal(long value, long unit) {
    return java.math.BigDecimal.valueOf(value)
        .divide(java.math.BigDecimal.valueOf(unit))
        .stripTrailingZeros()
        .toPlainString();
  }
}
