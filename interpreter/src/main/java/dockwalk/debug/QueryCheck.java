package dockwalk.debug;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dockwalk.debug.Value.Kind;
import dockwalk.syntax.Diagnostic;
import dockwalk.syntax.Expression;
import dockwalk.syntax.Expression.Comparison;
import dockwalk.syntax.Span;
import dockwalk.syntax.Spelling;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks whether the names of an expression are known, and whether its values fit together. */
final class QueryCheck {
  private static final String RULE = "expression";

  private QueryCheck() {}

  /** The first thing that is wrong. */
  static Optional<Diagnostic> of(Expression expression) {
    return switch (expression) {
      case Expression.Text text -> Optional.empty();
      case Expression.Quantity number -> Optional.empty();
      case Expression.Truth truth -> Optional.empty();
      case Expression.Name name -> name(name);
      case Expression.Call call -> call(call);
      case Expression.Not not -> of(not.part());
      case Expression.And and -> first(and.parts());
      case Expression.Or or -> first(or.parts());
      case Expression.Compare compare ->
          first(List.of(compare.left(), compare.right())).or(() -> comparison(compare));
    };
  }

  private static Optional<Diagnostic> first(List<Expression> parts) {
    return parts.stream().flatMap(part -> of(part).stream()).findFirst();
  }

  private static Optional<Diagnostic> name(Expression.Name name) {
    boolean plain = StateName.of(name.name()).isPresent();
    Optional<KeyedName> keyed = KeyedName.of(name.name());
    if (name.key().isEmpty() ? plain : keyed.isPresent()) {
      return keyed.filter(k -> k == KeyedName.CONFIG).isPresent()
              && !KeyedName.configKeys().contains(name.key())
          ? error(
              name.span(),
              "config has no setting " + name.key() + near(name.key(), KeyedName.configKeys()),
              "It has " + String.join(", ", KeyedName.configKeys()) + ".")
          : Optional.empty();
    }
    if (keyed.isPresent()) {
      return error(
          name.span(),
          name.name() + " needs a name after a dot",
          "Write it as in " + keyed.get().example() + ".");
    }
    if (plain) {
      return error(name.span(), name.name() + " has no parts", "Write " + name.name() + " alone.");
    }
    Optional<StateFunction> function = StateFunction.of(name.name());
    return function.isPresent()
        ? error(
            name.span(),
            name.name() + " is a function",
            "Write " + name.name() + "(" + function.get().argument() + ").")
        : error(
            name.span(),
            "unknown name " + name.name() + near(name.name(), names()),
            "Texts stand in quotes, paths begin with / or ./. `help conditions` lists the names.");
  }

  private static Optional<Diagnostic> call(Expression.Call call) {
    Optional<StateFunction> function = StateFunction.of(call.function());
    if (function.isEmpty()) {
      List<String> known = Arrays.stream(StateFunction.values()).map(StateFunction::word).toList();
      return error(
          call.span(),
          "unknown function " + call.function() + near(call.function(), known),
          "There are " + String.join(", ", known) + ".");
    }
    String usage = call.function() + "(" + function.get().argument() + ")";
    if (call.arguments().size() != 1) {
      return error(
          call.span(), call.function() + " takes one argument", "Write it as " + usage + ".");
    }
    Expression argument = call.arguments().getFirst();
    boolean number = function.get() == StateFunction.HIT;
    Kind kind = kind(argument).orElse(number ? Kind.COUNT : Kind.TEXT);
    if (kind != (number ? Kind.COUNT : Kind.TEXT)) {
      return error(argument.span(), "this is no " + function.get().argument(), "Write " + usage);
    }
    return of(argument)
        .map(why -> argument instanceof Expression.Name name ? quoted(why, name) : why);
  }

  /** A relative path is often written without quotes. */
  private static Diagnostic quoted(Diagnostic why, Expression.Name name) {
    return Diagnostic.error(
        RULE,
        why.span(),
        why.message(),
        "A path begins with / or ./, as in ./" + name.name() + ".");
  }

  private static Optional<Diagnostic> comparison(Expression.Compare compare) {
    Comparison how = compare.how();
    if (how == Comparison.LIKE || how == Comparison.UNLIKE) {
      return compare.right() instanceof Expression.Text text ? pattern(text) : Optional.empty();
    }
    Optional<Kind> left = kind(compare.left());
    Optional<Kind> right = kind(compare.right());
    boolean ordered = how != Comparison.EQUAL && how != Comparison.UNEQUAL;
    for (Expression side : List.of(compare.left(), compare.right())) {
      boolean text = side instanceof Expression.Text || kind(side).equals(Optional.of(Kind.TRUTH));
      if (ordered && text) {
        return error(
            side.span(),
            how.sign() + " compares numbers, and this is none",
            "Compare texts with ==, != or ~.");
      }
    }
    if (left.isPresent() && right.isPresent() && !fit(left.get(), right.get())) {
      return error(
          compare.span(),
          "a " + left.get().word() + " is compared with a " + right.get().word(),
          "`print` shows what each side is.");
    }
    return Optional.empty();
  }

  private static boolean fit(Kind left, Kind right) {
    return left == right
        || left == Kind.TEXT
        || right == Kind.TEXT
        || left == Kind.TRUTH
        || right == Kind.TRUTH
        || (right == Kind.COUNT && left.numeric())
        || (left == Kind.COUNT && right == Kind.MODE);
  }

  private static Optional<Diagnostic> pattern(Expression.Text text) {
    try {
      Pattern.compile(text.value());
      return Optional.empty();
    } catch (PatternSyntaxException e) {
      return error(
          text.span(),
          "this is no regular expression: " + e.getDescription(),
          "A backslash before a character takes its special meaning away.");
    }
  }

  /** What kind of value an expression has, if that is known before it is asked. */
  private static Optional<Kind> kind(Expression expression) {
    return switch (expression) {
      case Expression.Text text -> Optional.of(Kind.TEXT);
      case Expression.Quantity number -> Optional.of(Asking.kind(number.unit()));
      case Expression.Truth truth -> Optional.of(Kind.TRUTH);
      case Expression.Name name -> StateName.of(name.name()).map(StateName::kind);
      case Expression.Call call -> StateFunction.of(call.function()).map(StateFunction::kind);
      case Expression.Not not -> Optional.of(Kind.TRUTH);
      case Expression.And and -> Optional.of(Kind.TRUTH);
      case Expression.Or or -> Optional.of(Kind.TRUTH);
      case Expression.Compare compare -> Optional.of(Kind.TRUTH);
    };
  }

  private static List<String> names() {
    return Stream.concat(
            Arrays.stream(StateName.values()).map(StateName::word),
            Arrays.stream(KeyedName.values()).map(KeyedName::word))
        .toList();
  }

  private static String near(String word, java.util.Collection<String> known) {
    return Spelling.hintName(word, known);
  }

  private static Optional<Diagnostic> error(Span span, String message, String help) {
    return Optional.of(Diagnostic.error(RULE, span, message, help));
  }
}
