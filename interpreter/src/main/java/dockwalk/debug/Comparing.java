package dockwalk.debug;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dockwalk.debug.Value.Absent;
import dockwalk.debug.Value.Amount;
import dockwalk.debug.Value.Kind;
import dockwalk.debug.Value.Text;
import dockwalk.debug.Value.Truth;
import dockwalk.syntax.Expression.Comparison;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Compares values. What is not there equals nothing and is neither less nor more; a text that
 * writes a number compares as one with a number.
 */
final class Comparing {
  private final List<String> notes;

  Comparing(List<String> notes) {
    this.notes = notes;
  }

  boolean compare(Value left, Comparison how, Value right) {
    Optional<Absent> absent =
        left instanceof Absent l
            ? Optional.of(l)
            : right instanceof Absent r ? Optional.of(r) : Optional.empty();
    if (absent.isPresent()) {
      notes.add(absent.get().why());
      return how == Comparison.UNEQUAL || how == Comparison.UNLIKE;
    }
    return switch (how) {
      case EQUAL -> equal(left, right);
      case UNEQUAL -> !equal(left, right);
      case LIKE -> like(left, right).orElse(false);
      case UNLIKE -> !like(left, right).orElse(false);
      case LESS -> order(left, right).filter(sign -> sign < 0).isPresent();
      case AT_MOST -> order(left, right).filter(sign -> sign <= 0).isPresent();
      case MORE -> order(left, right).filter(sign -> sign > 0).isPresent();
      case AT_LEAST -> order(left, right).filter(sign -> sign >= 0).isPresent();
    };
  }

  private boolean equal(Value left, Value right) {
    if (left instanceof Text(String a) && right instanceof Text(String b)) {
      return a.equals(b);
    }
    if (left instanceof Truth || right instanceof Truth) {
      return left.holds() == right.holds();
    }
    return order(left, right).filter(sign -> sign == 0).isPresent();
  }

  private Optional<Integer> order(Value left, Value right) {
    OptionalDouble a = number(left);
    OptionalDouble b = number(right);
    return a.isPresent() && b.isPresent()
        ? Optional.of(Double.compare(a.getAsDouble(), b.getAsDouble()))
        : Optional.empty();
  }

  private OptionalDouble number(Value value) {
    return switch (value) {
      case Amount(double number, Kind kind) -> OptionalDouble.of(number);
      case Text(String text) -> number(text);
      case Truth truth -> OptionalDouble.of(truth.so() ? 1 : 0);
      case Absent none -> OptionalDouble.empty();
    };
  }

  private OptionalDouble number(String text) {
    if (text.matches("-?\\d{1,15}(\\.\\d{1,15})?")) {
      return OptionalDouble.of(Double.parseDouble(text));
    }
    String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
    notes.add("\"" + shown + "\" is not a number");
    return OptionalDouble.empty();
  }

  private Optional<Boolean> like(Value value, Value pattern) {
    try {
      return Optional.of(Pattern.compile(text(pattern)).matcher(text(value)).find());
    } catch (PatternSyntaxException e) {
      notes.add("\"" + text(pattern) + "\" is no regular expression: " + e.getDescription());
      return Optional.empty();
    }
  }

  private static String text(Value value) {
    return switch (value) {
      case Text(String text) -> text;
      case Amount(double number, Kind kind) ->
          number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
      case Truth(boolean so) -> Boolean.toString(so);
      case Absent none -> "";
    };
  }
}
