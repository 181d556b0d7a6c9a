package dockwalk.render;

import dockwalk.debug.Value;
import dockwalk.debug.Value.Kind;
import java.util.List;
import java.util.Locale;

/** Values of queries in words. */
public final class ValueText {
  private static final int LONGEST = 200;

  private ValueText() {}

  /** On lines of its own, whole; what is not there in brackets, with the reason. */
  public static String of(Value value) {
    return switch (value) {
      case Value.Text(String text) -> lines(text);
      case Value.Amount(double number, Kind kind) -> amount(number, kind);
      case Value.Truth(boolean so) -> Boolean.toString(so);
      case Value.Absent(String why) -> "(" + Shown.text(why) + ")";
    };
  }

  /** On one line. */
  public static String brief(Value value) {
    return value instanceof Value.Text(String text) ? Shown.cut(text, LONGEST) : of(value);
  }

  /** Several, one directly after the other, as a log point says them. */
  public static String joined(List<Value> values) {
    StringBuilder text = new StringBuilder();
    values.forEach(value -> text.append(brief(value)));
    return text.toString();
  }

  private static String lines(String text) {
    return String.join("\n", text.lines().map(Shown::text).toList());
  }

  private static String amount(double number, Kind kind) {
    return switch (kind) {
      case BYTES -> Sizes.brief((long) number);
      case SECONDS -> plain(number) + "s";
      case MODE -> "%04d".formatted((long) number);
      case COUNT, TEXT, TRUTH -> plain(number);
    };
  }

  private static String plain(double number) {
    return number == Math.rint(number)
        ? Long.toString((long) number)
        : String.format(Locale.ROOT, "%.3f", number).replaceFirst("0+$", "");
  }
}
