package dockwalk.syntax;

import java.util.Locale;
import java.util.Map;

/** Sections of Docker's Dockerfile reference, for those who want to read on. */
final class ReferenceSection {
  static final String FORMAT = "Format";
  static final String DIRECTIVES = "Parser directives";
  static final String VARIABLES = "Environment replacement";
  static final String FORMS = "Shell and exec form";
  static final String HEREDOCS = "Here-Documents";

  private static final String PAGE = "https://docs.docker.com/reference/dockerfile/#";

  /** Options that share a section, or that are told with their instruction. */
  private static final Map<String, String> OPTIONS =
      Map.of(
          "COPY chown", "COPY --chown --chmod",
          "COPY chmod", "COPY --chown --chmod",
          "ADD chown", "ADD --chown --chmod",
          "ADD chmod", "ADD --chown --chmod");

  private ReferenceSection() {}

  /** A line that names the section, and where it stands. */
  static String named(String title) {
    String anchor = title.toLowerCase(Locale.ROOT).replace(' ', '-');
    return "Dockerfile reference, \"" + title + "\": " + PAGE + anchor;
  }

  /** The title of the section about an option; {@code keyword} in upper case. */
  static String option(String keyword, String option) {
    return switch (keyword) {
      case "COPY", "ADD", "RUN" ->
          OPTIONS.getOrDefault(keyword + " " + option, keyword + " --" + option);
      default -> keyword;
    };
  }
}
