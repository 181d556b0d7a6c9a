package dockwalk.render;

import java.time.Duration;
import java.util.Locale;

/** Lengths of time for people. */
public final class Durations {
  private static final double NANOS = 1e9;
  private static final int MINUTE = 60;

  private Durations() {}

  /** {@code 4ms}, {@code 0.35s}, {@code 2.9s}, {@code 1m12s}. */
  public static String brief(Duration took) {
    double seconds = seconds(took);
    if (seconds < 0.0995) {
      return Math.round(seconds * 1000) + "ms";
    }
    if (seconds < 0.995) {
      return String.format(Locale.ROOT, "%.2fs", seconds);
    }
    if (seconds < 59.95) {
      return String.format(Locale.ROOT, "%.1fs", seconds);
    }
    long whole = Math.round(seconds);
    return whole / MINUTE + "m" + String.format(Locale.ROOT, "%02ds", whole % MINUTE);
  }

  /** One decimal, as BuildKit after {@code DONE}. */
  static String done(Duration took) {
    return String.format(Locale.ROOT, "%.1fs", seconds(took));
  }

  /** The time before a line of output, as BuildKit: fewer decimals the longer it takes. */
  static String stamp(Duration since) {
    double seconds = seconds(since);
    String format = seconds < 10 ? "%.3f" : seconds < 100 ? "%.2f" : "%.1f";
    return String.format(Locale.ROOT, format, seconds);
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / NANOS;
  }
}
