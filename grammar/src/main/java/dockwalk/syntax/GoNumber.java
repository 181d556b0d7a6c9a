package dockwalk.syntax;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Numbers and truth values as Go's {@code strconv} and {@code docker/go-units} read them. */
final class GoNumber {
  private static final int LONGEST = 40;
  private static final int LONGEST_UNIT = 3;
  private static final int BINARY_STEP = 10;
  private static final Map<Character, Integer> POWERS =
      Map.of('k', 1, 'm', 2, 'g', 3, 't', 4, 'p', 5);

  private GoNumber() {}

  /** {@code strconv.ParseBool}; absent if {@code text} is no truth value. */
  static Optional<Boolean> bool(String text) {
    return switch (text) {
      case "1", "t", "T", "TRUE", "true", "True" -> Optional.of(true);
      case "0", "f", "F", "FALSE", "false", "False" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** {@code strconv.ParseUint} with 32 bits; absent if {@code text} is no such number. */
  static OptionalLong unsigned(String text, int radix) {
    boolean digits =
        !text.isEmpty()
            && text.length() <= LONGEST
            && text.chars().allMatch(c -> c < 128 && Character.digit(c, radix) >= 0);
    if (!digits) {
      return OptionalLong.empty();
    }
    BigInteger value = new BigInteger(text, radix);
    return value.bitLength() <= Integer.SIZE
        ? OptionalLong.of(value.longValue())
        : OptionalLong.empty();
  }

  /** {@code units.RAMInBytes}: {@code 64m}, {@code 1.5GiB}, {@code 100}; absent if it is none. */
  static OptionalLong bytes(String text) {
    int last = text.length() - 1;
    while (last >= 0 && "0123456789. ".indexOf(text.charAt(last)) < 0) {
      last--;
    }
    if (last < 0 || text.length() > LONGEST) {
      return OptionalLong.empty();
    }
    String number =
        text.charAt(last) == ' ' ? text.substring(0, last) : text.substring(0, last + 1);
    OptionalLong factor = factor(text.substring(last + 1).toLowerCase(Locale.ROOT));
    try {
      double value = Double.parseDouble(number);
      boolean plain = number.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.' || c == '+');
      return factor.isEmpty() || !plain
          ? OptionalLong.empty()
          : OptionalLong.of((long) (value * factor.getAsLong()));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  private static OptionalLong factor(String unit) {
    if (unit.isEmpty() || unit.equals("b")) {
      return OptionalLong.of(1);
    }
    Integer power = POWERS.get(unit.charAt(0));
    String rest = unit.substring(1);
    boolean known = rest.isEmpty() || rest.equals("b") || rest.equals("ib");
    return power == null || unit.length() > LONGEST_UNIT || !known
        ? OptionalLong.empty()
        : OptionalLong.of(1L << BINARY_STEP * power);
  }
}
