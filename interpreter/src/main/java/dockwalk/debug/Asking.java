package dockwalk.debug;

import dockwalk.debug.Value.Amount;
import dockwalk.debug.Value.Kind;
import dockwalk.debug.Value.Text;
import dockwalk.debug.Value.Truth;
import dockwalk.syntax.Expression;
import java.io.IOException;
import java.util.List;

/** Finds the value of an expression whose names are known. */
final class Asking {
  private final Sight sight;
  private final Comparing comparing;

  Asking(Sight sight, List<String> notes) {
    this.sight = sight;
    this.comparing = new Comparing(notes);
  }

  Value of(Expression expression) throws IOException {
    return switch (expression) {
      case Expression.Text text -> new Text(text.value());
      case Expression.Quantity number -> new Amount(number.value(), kind(number.unit()));
      case Expression.Truth truth -> new Truth(truth.value());
      case Expression.Name name -> name(name);
      case Expression.Call call ->
          StateFunction.of(call.function())
              .orElseThrow()
              .of(sight, of(call.arguments().getFirst()));
      case Expression.Not not -> new Truth(!of(not.part()).holds());
      case Expression.And and -> new Truth(all(and.parts()));
      case Expression.Or or -> new Truth(any(or.parts()));
      case Expression.Compare compare ->
          new Truth(comparing.compare(of(compare.left()), compare.how(), of(compare.right())));
    };
  }

  static Kind kind(Expression.Unit unit) {
    return switch (unit) {
      case PLAIN -> Kind.COUNT;
      case BYTES -> Kind.BYTES;
      case SECONDS -> Kind.SECONDS;
    };
  }

  private Value name(Expression.Name name) {
    return name.key().isEmpty()
        ? StateName.of(name.name()).orElseThrow().at(sight)
        : KeyedName.of(name.name()).orElseThrow().at(sight, name.key());
  }

  private boolean all(List<Expression> parts) throws IOException {
    for (Expression part : parts) {
      if (!of(part).holds()) {
        return false;
      }
    }
    return true;
  }

  private boolean any(List<Expression> parts) throws IOException {
    for (Expression part : parts) {
      if (of(part).holds()) {
        return true;
      }
    }
    return false;
  }
}
