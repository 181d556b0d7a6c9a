package dockwalk.why;

import java.util.List;
import java.util.Locale;

/**
 * Some words in English, with the values of their places, so that they can be said in another
 * language.
 *
 * @param english as {@link java.util.Formatter} takes it
 * @param values numbers and texts, and words that are said themselves
 */
public record Said(String english, List<Object> values) {
  public Said {
    values = List.copyOf(values);
  }

  /** Such words; without values they are taken as they are. */
  public Said(String english, Object... values) {
    this(english, List.of(values));
  }

  /** What is the same in all languages: a name, or what somebody else has said. */
  static Said verbatim(String text) {
    return new Said(text, List.of());
  }

  /** Says words with values in their places, in some language. */
  @FunctionalInterface
  public interface Language {
    /** As {@link String#format} does, of what {@code english} is in that language. */
    String say(String english, Object... values);
  }

  /** The whole in a language. */
  public String in(Language language) {
    Object[] said =
        values.stream()
            .map(value -> value instanceof Said words ? words.in(language) : value)
            .toArray();
    return language.say(english, said);
  }

  /** The whole in English. */
  public String text() {
    return in((words, all) -> all.length == 0 ? words : String.format(Locale.ROOT, words, all));
  }

  /** Several, one after the other. */
  static Said list(List<Said> all) {
    return all.size() == 1
        ? all.getFirst()
        : new Said(String.join(", ", all.stream().map(each -> "%s").toList()), List.copyOf(all));
  }
}
