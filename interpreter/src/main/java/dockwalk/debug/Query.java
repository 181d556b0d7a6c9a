package dockwalk.debug;

import dockwalk.syntax.Diagnostic;
import dockwalk.syntax.Expression;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A question asked of a state: a condition, or what is to be printed.
 *
 * @param text as it was typed
 */
public record Query(String text, Expression expression) {
  /** What became of a text that should be a query. */
  public sealed interface Parsed {
    /** It is one, and its names are known. */
    record Valid(Query query) implements Parsed {}

    /** It is none; spans are offsets in the text. */
    record Invalid(Diagnostic why) implements Parsed {}
  }

  /**
   * What was found.
   *
   * @param notes what could not be compared, and why
   */
  public record Answer(Value value, List<String> notes) {
    public Answer {
      notes = List.copyOf(notes);
    }
  }

  /** Reads a query and looks whether all its names are known. */
  public static Parsed parse(String text) {
    return switch (Expression.parse(text)) {
      case Expression.Parsed.Invalid(Diagnostic why) -> new Parsed.Invalid(why);
      case Expression.Parsed.Valid(Expression expression) ->
          QueryCheck.of(expression)
              .<Parsed>map(Parsed.Invalid::new)
              .orElseGet(() -> new Parsed.Valid(new Query(text, expression)));
    };
  }

  /**
   * Asks it.
   *
   * @throws IOException if the files cannot be read
   */
  public Answer ask(Sight sight) throws IOException {
    List<String> notes = new ArrayList<>();
    Value value = new Asking(sight, notes).of(expression);
    return new Answer(value, notes);
  }
}
