package dockwalk.syntax;

import dockwalk.syntax.Instruction.Flag;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Values of the options of {@code HEALTHCHECK}; an empty one counts as not given. */
final class HealthcheckRules {
  private static final Duration SHORTEST = Duration.ofMillis(1);

  private HealthcheckRules() {}

  static void check(List<Flag> flags, Mapping m) {
    for (Flag flag : flags) {
      if (flag.text().isEmpty()) {
        continue;
      }
      if (flag.name().equals("retries")) {
        retries(flag, m);
      } else {
        duration(flag, m);
      }
    }
  }

  private static void duration(Flag flag, Mapping m) {
    String help = "Write a number and a unit, such as 30s, 1m30s or 500ms.";
    String text = flag.text();
    Optional<Duration> duration = GoDuration.parse(text);
    if (duration.isEmpty()) {
      boolean bare = text.chars().allMatch(c -> c >= '0' && c <= '9');
      m.wrong(
          flag,
          "time: %s duration %s".formatted(GoDuration.complaint(text), GoQuote.of(text)),
          bare ? "Write --%s=%ss for seconds.".formatted(flag.name(), text) : help);
    } else if (!duration.get().isZero() && duration.get().compareTo(SHORTEST) < 0) {
      m.wrong(flag, "Interval \"%s\" cannot be less than 1ms".formatted(flag.name()), help);
    }
  }

  private static void retries(Flag flag, Mapping m) {
    String text = flag.text();
    String help = "Write a number, such as --retries=3.";
    if (!text.matches("[+-]?[0-9]+")) {
      m.wrong(
          flag, "strconv.ParseInt: parsing %s: invalid syntax".formatted(GoQuote.of(text)), help);
      return;
    }
    BigInteger number = new BigInteger(text);
    if (number.bitLength() >= Integer.SIZE) {
      m.wrong(flag, "strconv.ParseInt: parsing \"%s\": value out of range".formatted(text), help);
    } else if (number.signum() < 0) {
      m.wrong(flag, "--retries cannot be negative (%s)".formatted(number), help);
    }
  }
}
