package dockwalk.app;

import dockwalk.explain.Explanations;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The language that a user wants (gettext's rule: LANGUAGE, LC_ALL, LC_MESSAGES, LANG). */
final class Locales {
  private static final String FLAG = "--lang";
  private static final List<String> VARIABLES =
      List.of("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG");

  private Locales() {}

  /** The option by which a command is asked for a language. */
  static OptionSpec flag() {
    return BuildFlags.text("Language: en or ru (default: that of the system)", "LANG", FLAG);
  }

  /** What was asked for on the command line, or empty. */
  static String asked(ParseResult line) {
    return line.matchedOptionValue(FLAG, "");
  }

  /** The language that was asked for on the command line, or else that of the environment. */
  static Locale of(ParseResult line, Console console) {
    String asked = asked(line);
    Locale locale = of(asked, console.env());
    List<String> languages = Explanations.languages();
    if (!asked.isEmpty() && !languages.contains(locale.getLanguage())) {
      throw new UsageException(
          "%s %s: the texts are in %s".formatted(FLAG, asked, String.join(" and ", languages)));
    }
    return locale;
  }

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
