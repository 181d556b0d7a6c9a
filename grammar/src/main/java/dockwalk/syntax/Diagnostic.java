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
 * @param see where the rule can be read
 */
public record Diagnostic(
    String rule,
    Severity severity,
    Span span,
    String message,
    Optional<String> help,
    Optional<String> see) {

  private static final String CALL = "call";

  /** How bad a diagnostic is: only an error stops a build. */
  public enum Severity {
    INFO,
    WARNING,
    ERROR
  }

  /** A diagnostic that does not say where its rule can be read. */
  public Diagnostic(
      String rule, Severity severity, Span span, String message, Optional<String> help) {
    this(rule, severity, span, message, help, Optional.empty());
  }

  /** An error without advice. */
  public static Diagnostic error(String rule, Span span, String message) {
    return new Diagnostic(rule, Severity.ERROR, span, message, Optional.empty());
  }

  /** An error that says what to write instead. */
  public static Diagnostic error(String rule, Span span, String message, String help) {
    return new Diagnostic(rule, Severity.ERROR, span, message, Optional.of(help));
  }

  /** An error of whoever asks for the build, at no place of the Dockerfile. */
  public static Diagnostic ofCall(String message, String help) {
    return error(CALL, new Span(0, 0), message, help);
  }

  /** Whether it stops a build. */
  public boolean fatal() {
    return severity == Severity.ERROR;
  }

  /** Whether this is about a place of the Dockerfile. */
  public boolean placed() {
    return !rule.equals(CALL);
  }

  /** The same, with the section of the Dockerfile reference that has the rule. */
  public Diagnostic seeing(String section) {
    return new Diagnostic(
        rule, severity, span, message, help, Optional.of(ReferenceSection.named(section)));
  }

  /** The same, less or more bad. */
  public Diagnostic as(Severity other) {
    return new Diagnostic(rule, other, span, message, help, see);
  }
}
