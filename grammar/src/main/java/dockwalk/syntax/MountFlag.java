package dockwalk.syntax;

import dockwalk.syntax.Expansion.Usage;
import dockwalk.syntax.Instruction.Flag;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * A {@code --mount} option of {@code RUN}, such as {@code --mount=type=cache,target=/root/.m2}.
 * Values may have variables, so that what it asks for is known when they are.
 *
 * @param span where the option stands
 * @param value what stands after {@code --mount=}
 * @param fields its comma-separated parts; empty if quotes in it are wrong
 */
public record MountFlag(Span span, Word value, List<Field> fields) {
  public MountFlag {
    fields = List.copyOf(fields);
  }

  /**
   * {@code key=value}, or {@code key} alone.
   *
   * @param text as written
   * @param key in lower case
   * @param value to be expanded
   */
  public record Field(String text, String key, Optional<Word> value) {
    static Field of(String text, Span span, char escape) {
      int equals = text.indexOf('=');
      String key = (equals < 0 ? text : text.substring(0, equals)).toLowerCase(Locale.ROOT);
      return new Field(
          text,
          key,
          equals < 0
              ? Optional.empty()
              : Optional.of(Word.parse(text.substring(equals + 1), span, escape)));
    }
  }

  /** What became of the option when its variables were expanded. */
  public sealed interface Expanded {
    /** The variables that were read, in order. */
    List<Usage> variables();

    /** It asks for {@code mount}. */
    record Done(Mount mount, List<Usage> variables) implements Expanded {
      public Done {
        variables = List.copyOf(variables);
      }
    }

    /** It breaks a rule; {@code message} has the wording of the reference implementation. */
    record Failed(String message, String help, List<Usage> variables) implements Expanded {
      public Failed {
        variables = List.copyOf(variables);
      }
    }
  }

  /** The option in {@code flag}. */
  static MountFlag of(Flag flag, char escape) {
    Word value = flag.value().orElseGet(() -> Word.parse("", flag.span(), escape));
    List<Field> fields =
        CommaFields.split(value.raw()).fields().stream()
            .map(text -> Field.of(text, flag.span(), escape))
            .toList();
    return new MountFlag(flag.span(), value, fields);
  }

  /** What {@code from=} names, never expanded: a stage or an image; empty if it is not given. */
  public Optional<String> from() {
    return fields.stream()
        .filter(field -> field.key().equals("from"))
        .flatMap(field -> field.value().stream())
        .map(Word::raw)
        .reduce((first, last) -> last)
        .filter(name -> !name.isEmpty());
  }

  /** Expands the variables; {@code values} knows the value of each that is set. */
  public Expanded expand(Function<String, Optional<String>> values) {
    return new MountReader(this, values).read();
  }
}
