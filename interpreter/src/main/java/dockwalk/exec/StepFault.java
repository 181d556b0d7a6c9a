package dockwalk.exec;

import dockwalk.plan.Step;
import dockwalk.syntax.Diagnostic;
import dockwalk.syntax.Span;
import java.util.Optional;

/** A step cannot be done; carries what to tell the author. */
final class StepFault extends Exception {
  private static final long serialVersionUID = 1;
  private static final String RULE = "step";

  private final transient Diagnostic diagnostic;
  private final transient Optional<Integer> exitCode;

  private StepFault(Diagnostic diagnostic, Optional<Integer> exitCode) {
    super(diagnostic.message());
    this.diagnostic = diagnostic;
    this.exitCode = exitCode;
  }

  static StepFault at(Span span, String message) {
    return new StepFault(Diagnostic.error(RULE, span, message), Optional.empty());
  }

  static StepFault at(Span span, String message, String help) {
    return new StepFault(Diagnostic.error(RULE, span, message, help), Optional.empty());
  }

  /** What a plan says of a step. */
  static StepFault of(Diagnostic diagnostic) {
    return new StepFault(diagnostic, Optional.empty());
  }

  /** The same fault, told where {@code step}, a trigger, was set off. */
  StepFault at(Step step) {
    String trigger = "in the trigger ONBUILD " + step.instruction().text() + " of the base";
    Optional<String> help =
        diagnostic.help().map(text -> trigger + ": " + text).or(() -> Optional.of(trigger));
    return new StepFault(
        new Diagnostic(
            diagnostic.rule(), diagnostic.severity(), step.span(), diagnostic.message(), help),
        exitCode);
  }

  /** A program that ended with {@code exitCode}. */
  static StepFault exit(Span span, String message, Optional<String> help, int exitCode) {
    return new StepFault(
        new Diagnostic(RULE, Diagnostic.Severity.ERROR, span, message, help),
        Optional.of(exitCode));
  }

  Event.Outcome.Failed outcome() {
    return new Event.Outcome.Failed(diagnostic, exitCode);
  }
}
