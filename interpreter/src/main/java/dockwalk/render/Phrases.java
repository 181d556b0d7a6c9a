package dockwalk.render;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the program says, in one language. English stands in the code; another language is a
 * catalogue that is looked up by the English text, as with GNU gettext. What it lacks stays
 * English.
 */
public final class Phrases {
  /** The language of the code. */
  public static final Phrases ENGLISH = new Phrases("en", Map.of());

  /** Languages that have a catalogue. */
  private static final List<String> TRANSLATED = List.of("ru");

  private final String language;
  private final Map<String, List<String>> catalogue;

  private Phrases(String language, Map<String, List<String>> catalogue) {
    this.language = language;
    this.catalogue = catalogue;
  }

  /** The language of {@code locale}, or English. */
  public static Phrases in(Locale locale) {
    String language = locale.getLanguage();
    return TRANSLATED.contains(language)
        ? new Phrases(language, Catalogue.read(language + ".po"))
        : ENGLISH;
  }

  /**
   * {@code english} in this language, with {@code values} in the places that {@link
   * java.util.Formatter} knows; without values it is taken as it is.
   */
  public String of(String english, Object... values) {
    List<String> known = catalogue.getOrDefault(english, List.of(english));
    return values.length == 0
        ? known.getFirst()
        : String.format(Locale.ROOT, known.getFirst(), values);
  }

  /** {@code one} or {@code many}, as the number wants it; each has one place for the number. */
  public String count(long number, String one, String many) {
    List<String> forms = catalogue.getOrDefault(one, List.of(one, many));
    String form = forms.get(Math.min(form(number), forms.size() - 1));
    return String.format(Locale.ROOT, form, number);
  }

  /** Which plural form a number wants (Unicode CLDR, cardinal rules of English and Russian). */
  private int form(long number) {
    if (!language.equals("ru")) {
      return number == 1 ? 0 : 1;
    }
    long tens = number / 10 % 10;
    long ones = number % 10;
    if (tens == 1 || ones == 0 || ones > 4) {
      return 2;
    }
    return ones == 1 ? 0 : 1;
  }
}
