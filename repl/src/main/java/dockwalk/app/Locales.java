package dockwalk.app;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The language that a user wants (gettext's rule: LANGUAGE, LC_ALL, LC_MESSAGES, LANG). */
final class Locales {
  private static final List<String> VARIABLES =
      List.of("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG");

  private Locales() {}

  /** The language that was asked for, or else that of the environment. */
  static Locale of(String asked, Map<String, String> env) {
    if (!asked.isEmpty()) {
      return Locale.of(language(asked));
    }
    return VARIABLES.stream()
        .map(name -> language(env.getOrDefault(name, "")))
        .filter(language -> !language.isEmpty())
        .map(Locale::of)
        .findFirst()
        .orElse(Locale.ENGLISH);
  }

  /** The first two letters of {@code ru_RU.UTF-8}; none of {@code C} and {@code POSIX}. */
  private static String language(String value) {
    String first = value.split("[_.:@-]", 2)[0].toLowerCase(Locale.ROOT);
    return first.length() == 2 ? first : "";
  }
}
