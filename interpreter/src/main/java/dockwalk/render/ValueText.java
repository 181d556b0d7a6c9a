package dockwalk.render;

import dockwalk.debug.Query;
import dockwalk.debug.Value;
import dockwalk.debug.Value.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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

  /** A query and its answer as a document. */
  public static Map<String, Object> json(String expression, Query.Answer answer) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("expression", expression);
    switch (answer.value()) {
      case Value.Text(String text) -> value(fields, Kind.TEXT, text);
      case Value.Amount(double number, Kind kind) -> value(fields, kind, number);
      case Value.Truth(boolean so) -> value(fields, Kind.TRUTH, so);
      case Value.Absent(String why) -> fields.put("kind", "absent");
    }
    fields.put("notes", answer.notes());
    return fields;
  }

  private static void value(Map<String, Object> fields, Kind kind, Object value) {
    fields.put("kind", kind.word());
    fields.put("value", value);
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
