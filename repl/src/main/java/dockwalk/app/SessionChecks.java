package dockwalk.app;

import dockwalk.check.Finding;
import dockwalk.debug.NotingMachine;
import dockwalk.plan.BuildPlan;
import dockwalk.plan.Step;
import dockwalk.syntax.Diagnostic;
import dockwalk.syntax.Dockerfile;
import dockwalk.syntax.Instruction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** What the build checks find in the instructions of a session, whose Dockerfile may change. */
final class SessionChecks implements NotingMachine.Notes {
  private final BuildChecks checks;
  private Optional<Dockerfile> checked = Optional.empty();

  /** By the offset in the Dockerfile at which what they are about begins. */
  private NavigableMap<Integer, List<Diagnostic>> findings = new TreeMap<>();

  SessionChecks(BuildChecks checks) {
    this.checks = checks;
  }

  /** A trigger is written elsewhere: what is found in it is told at its {@code FROM}. */
  @Override
  public synchronized List<Diagnostic> of(BuildPlan plan, Step step) {
    if (step.trigger().isPresent()) {
      return List.of();
    }
    if (!checked.equals(Optional.of(plan.file())) || moreIsKnown(plan, step)) {
      findings = find(plan);
      checked = Optional.of(plan.file());
    }
    return findings.subMap(step.span().start(), true, step.span().end(), true).values().stream()
        .flatMap(List::stream)
        .toList();
  }

  /** After a {@code FROM} its image is at hand, and so are the variables that it sets. */
  private boolean moreIsKnown(BuildPlan plan, Step step) {
    return !checks.missing().isEmpty()
        && step.ordinal() > 0
        && plan.steps().get(step.ordinal() - 1).instruction() instanceof Instruction.From;
  }

  private NavigableMap<Integer, List<Diagnostic>> find(BuildPlan plan) {
    NavigableMap<Integer, List<Diagnostic>> found = new TreeMap<>();
    try {
      for (Finding finding : checks.of(plan, false).all()) {
        found
            .computeIfAbsent(finding.place().start(), start -> new ArrayList<>())
            .add(warning(finding));
      }
    } catch (IOException e) {
      return new TreeMap<>(); // what was set for the checks is malformed: a build tells it
    }
    return found;
  }

  private static Diagnostic warning(Finding finding) {
    String rule = finding.rule().name();
    return new Diagnostic(
        rule,
        Diagnostic.Severity.WARNING,
        finding.place(),
        rule + ": " + finding.message(),
        Optional.of("`explain " + rule + "` tells what the rule is for, with an example."));
  }
}
