package dockwalk.plan;

import dockwalk.syntax.Diagnostic;
import java.util.List;

/** What came of planning a build. */
public sealed interface Planning {

  /** There is a plan. */
  record Planned(BuildPlan plan) implements Planning {}

  /** The Dockerfile or the options are wrong; {@code diagnostics} has at least one error. */
  record Refused(List<Diagnostic> diagnostics) implements Planning {
    public Refused {
      diagnostics = List.copyOf(diagnostics);
    }

    /** The first error: warnings and notes may stand before it. */
    public Diagnostic error() {
      return diagnostics.stream().filter(Diagnostic::fatal).findFirst().orElseThrow();
    }
  }
}
