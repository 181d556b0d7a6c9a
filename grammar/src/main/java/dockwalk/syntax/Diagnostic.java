package dockwalk.syntax;

import java.util.Optional;

/**
 * Something to tell the author of a Dockerfile.
 *
 * @param rule a stable identifier, such as {@code StageNameCasing} or {@code syntax}
 * @param severity how bad it is
 * @param span where it is
 * @param message what was found, and what was expected
 * @param help one sentence that says what to write instead
 */
public record Diagnostic(
    String rule, Severity severity, Span span, String message, Optional<String> help) {

  /** How bad a diagnostic is: only an error stops a build. */
  public enum Severity {
    INFO,
    WARNING,
    ERROR
  }

  /** An error without advice. */
  public static Diagnostic error(String rule, Span span, String message) {
    return new Diagnostic(rule, Severity.ERROR, span, message, Optional.empty());
  }

  /** An error that says what to write instead. */
  public static Diagnostic error(String rule, Span span, String message, String help) {
    return new Diagnostic(rule, Severity.ERROR, span, message, Optional.of(help));
  }
}
