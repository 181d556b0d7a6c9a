package dockwalk.syntax;

import dockwalk.syntax.Expression.Unit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Numbers with units: sizes in steps of 1000 or, with an i, of 1024; times. */
final class Quantities {
  private record Scale(double factor, Unit unit) {}

  private static final Map<String, Scale> UNITS = units();

  private Quantities() {}

  /** What is wrong with the unit of {@code raw}, if anything is. */
  static Optional<Diagnostic> fault(String raw, Span span) {
    int letters = letters(raw);
    String unit = raw.substring(letters);
    return unit.isEmpty() || UNITS.containsKey(unit.toLowerCase(Locale.ROOT))
        ? Optional.empty()
        : Optional.of(
            Diagnostic.error(
                ExpressionFault.RULE,
                new Span(span.start() + letters, span.end()),
                "there is no unit " + unit,
                "Sizes are in B, kB, MB, GB or KiB, MiB, GiB; times in ms, s, min or h."));
  }

  /** The number that {@code raw} writes, whose unit is right. */
  static Expression.Quantity number(String raw, Span span) {
    int letters = letters(raw);
    double value = Double.parseDouble(raw.substring(0, letters));
    Scale scale = UNITS.get(raw.substring(letters).toLowerCase(Locale.ROOT));
    return scale == null
        ? new Expression.Quantity(span, value, Unit.PLAIN)
        : new Expression.Quantity(span, value * scale.factor(), scale.unit());
  }

  /** Where the unit begins. */
  private static int letters(String raw) {
    int letters = raw.length();
    while (Character.isLetter(raw.charAt(letters - 1))) {
      letters--;
    }
    return letters;
  }

  private static Map<String, Scale> units() {
    Map<String, Scale> units = new LinkedHashMap<>();
    units.put("b", new Scale(1, Unit.BYTES));
    double decimal = 1;
    double binary = 1;
    for (String letter : new String[] {"k", "m", "g", "t"}) {
      decimal *= 1000;
      binary *= 1024;
      units.put(letter, new Scale(decimal, Unit.BYTES));
      units.put(letter + "b", new Scale(decimal, Unit.BYTES));
      units.put(letter + "ib", new Scale(binary, Unit.BYTES));
    }
    units.put("ms", new Scale(0.001, Unit.SECONDS));
    units.put("s", new Scale(1, Unit.SECONDS));
    units.put("min", new Scale(60, Unit.SECONDS));
    units.put("h", new Scale(3600, Unit.SECONDS));
    return units;
  }
}
