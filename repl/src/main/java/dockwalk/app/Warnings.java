package dockwalk.app;

import dockwalk.check.Findings;
import dockwalk.exec.UnusedArgs;
import dockwalk.plan.BuildPlan;
import dockwalk.render.CheckText;
import dockwalk.render.DiagnosticText;
import dockwalk.render.Style;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** What the build checks have to say of a build: in short at its begin, and again at its end. */
final class Warnings {
  private final BuildChecks checks;
  private final BuildPlan plan;
  private Findings findings;

  private Warnings(BuildChecks checks, BuildPlan plan, Findings findings) {
    this.checks = checks;
    this.plan = plan;
    this.findings = findings;
  }

  /** Checks what {@code plan} needs. */
  static Warnings of(BuildFlags flags, BuildPlan plan, LocalHost local) throws IOException {
    BuildChecks checks = new BuildChecks(flags, local.store());
    return new Warnings(checks, plan, checks.of(plan, false));
  }

  /** A line for each finding. */
  List<String> brief() {
    return CheckText.brief(plan.file().source(), findings);
  }

  /** Why nothing is built, if the checks were told to refuse what they find. */
  Optional<String> violation() {
    return findings.violation();
  }

  /**
   * What stands at the end; images that the build has fetched or made are known by now.
   *
   * @param grown the plan with the triggers that were found on the way
   */
  String atEnd(BuildPlan grown, Console console) throws IOException {
    if (!checks.missing().isEmpty()) {
      findings = checks.of(plan, false);
    }
    Style style = console.terminal(2) ? console.style() : Style.PLAIN;
    SortedSet<String> unused = UnusedArgs.of(grown);
    String names = String.join(" ", unused);
    return CheckText.atEnd(plan.file().source(), findings, style)
        + notes()
        + (unused.isEmpty()
            ? ""
            : "%n[Warning] One or more build-args [%s] were not consumed%n".formatted(names));
  }

  /** What is peculiar about how a needed instruction is written. */
  private String notes() {
    return plan.steps().stream()
        .flatMap(step -> plan.notes(step).stream())
        .map(note -> DiagnosticText.of(plan.file(), note))
        .collect(Collectors.joining());
  }
}
