package dockwalk.render;

import java.util.List;
import java.util.Locale;

/** Sizes for people, in decimal units as Docker shows them: {@code 175B}, {@code 1.23kB}. */
public final class Sizes {
  private static final List<String> UNITS = List.of("B", "kB", "MB", "GB", "TB", "PB", "EB");
  private static final double STEP = 1000;

  private Sizes() {}

  /** At most four significant digits, as {@code docker images}: {@code 8.4MB}. */
  public static String brief(long bytes) {
    Scaled scaled = Scaled.of(bytes, 999.95);
    String digits =
        scaled.unit == 0
            ? Long.toString(bytes)
            : String.format(Locale.ROOT, scaled.value < 10 ? "%.2f" : "%.1f", scaled.value);
    return digits.replaceFirst("\\.0+$|(\\.\\d*[1-9])0+$", "$1") + UNITS.get(scaled.unit);
  }

  /** Two decimals, as BuildKit's progress: {@code 450.43kB}. */
  static String progress(long bytes) {
    Scaled scaled = Scaled.of(bytes, 999.995);
    return scaled.unit == 0
        ? bytes + "B"
        : String.format(Locale.ROOT, "%.2f", scaled.value) + UNITS.get(scaled.unit);
  }

  private record Scaled(double value, int unit) {
    /** Scales so that the value, once it is rounded, stays below a thousand. */
    static Scaled of(long bytes, double highest) {
      double value = bytes;
      int unit = 0;
      while (value >= (unit == 0 ? STEP : highest) && unit < UNITS.size() - 1) {
        value /= STEP;
        unit++;
      }
      return new Scaled(value, unit);
    }
  }
}
