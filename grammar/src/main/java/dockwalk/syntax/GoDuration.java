package dockwalk.syntax;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Go writes them: {@code 30s}, {@code 1m30s}, {@code 1.5h} (time.ParseDuration). */
final class GoDuration {
  private static final Pattern TERM =
      Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)(ns|us|µs|μs|ms|s|m|h)");
  private static final Pattern NUMBER = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)([^0-9.]*)");
  private static final Map<String, Long> NANOSECONDS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "µs", 1_000L,
          "μs", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L);
  private static final int LONGEST = 60;

  private GoDuration() {}

  /** Why {@code text} says no duration, in Go's words. */
  static String complaint(String text) {
    String rest = text.replaceFirst("^[+-]", "");
    Matcher term = TERM.matcher(rest);
    int at = 0;
    while (term.find(at) && term.start() == at) {
      at = term.end();
    }
    Matcher number = NUMBER.matcher(rest).region(at, rest.length());
    if (!number.lookingAt()) {
      return "invalid";
    }
    return number.group(2).isEmpty()
        ? "missing unit in"
        : "unknown unit \"" + number.group(2) + "\" in";
  }

  /** The duration that {@code text} says; absent if it says none. */
  static Optional<Duration> parse(String text) {
    boolean negative = text.startsWith("-");
    String rest = negative || text.startsWith("+") ? text.substring(1) : text;
    if (rest.equals("0")) {
      return Optional.of(Duration.ZERO);
    }
    if (rest.isEmpty() || rest.length() > LONGEST) {
      return Optional.empty();
    }
    BigDecimal nanos = BigDecimal.ZERO;
    Matcher term = TERM.matcher(rest);
    int at = 0;
    while (at < rest.length()) {
      if (!term.find(at) || term.start() != at) {
        return Optional.empty();
      }
      BigDecimal unit = BigDecimal.valueOf(NANOSECONDS.getOrDefault(term.group(2), 1L));
      nanos = nanos.add(new BigDecimal(term.group(1)).multiply(unit));
      at = term.end();
    }
    if (nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      return Optional.empty();
    }
    return Optional.of(Duration.ofNanos(negative ? -nanos.longValue() : nanos.longValue()));
  }
}
