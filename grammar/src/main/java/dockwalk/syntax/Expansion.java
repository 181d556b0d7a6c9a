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

  /**
   * It broke a rule.
   *
   * @param span the part of the word that did
   * @param message in the wording of the reference implementation
   * @param help what to write instead
   */
  record Failed(Span span, String message, String help, List<Usage> variables)
      implements Expansion {
    public Failed {
      variables = List.copyOf(variables);
    }
  }
}
