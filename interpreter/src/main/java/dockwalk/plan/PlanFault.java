package dockwalk.plan;

import dockwalk.syntax.Diagnostic;
import dockwalk.syntax.Span;

/** A plan cannot be made; carries what to tell the author. */
final class PlanFault extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Diagnostic diagnostic;

  PlanFault(Diagnostic diagnostic) {
    super(diagnostic.message());
    this.diagnostic = diagnostic;
  }

  static PlanFault at(Span span, String message) {
    return new PlanFault(Diagnostic.error("plan", span, message));
  }

  static PlanFault at(Span span, String message, String help) {
    return new PlanFault(Diagnostic.error("plan", span, message, help));
  }

  /** What was asked for is wrong, and not the Dockerfile. */
  static PlanFault ofCall(String message, String help) {
    return new PlanFault(Diagnostic.ofCall(message, help));
  }

  Diagnostic diagnostic() {
    return diagnostic;
  }
}
