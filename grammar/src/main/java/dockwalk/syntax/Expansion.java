package dockwalk.syntax;

import java.util.List;
import java.util.Optional;

/** What became of a word when its variables were expanded. */
public sealed interface Expansion {
  /** The variables that were read, in order. */
  List<Usage> variables();

  /** A variable that was read; {@code value} is absent if it was not set. */
  record Usage(String name, Optional<String> value) {}

  /**
   * It worked.
   *
   * @param text the result as one text
   * @param words the result, split at blanks that are not quoted
   */
  record Done(String text, List<String> words, List<Usage> variables) implements Expansion {
    public Done {
      words = List.copyOf(words);
      variables = List.copyOf(variables);
    }
  }

  /** It broke a rule; {@code message} has the wording of the reference implementation. */
  record Failed(String message, List<Usage> variables) implements Expansion {
    public Failed {
      variables = List.copyOf(variables);
    }
  }
}
