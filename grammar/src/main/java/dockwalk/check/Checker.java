package dockwalk.check;

import dockwalk.syntax.Diagnostic;
import dockwalk.syntax.Dockerfile;
import dockwalk.syntax.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Runs the checks on a Dockerfile. */
public final class Checker {
  private static final int MOST = 1_000;

  private final Subject subject;
  private final CheckOptions options;
  private final List<Finding> findings = new ArrayList<>();

  private Checker(Subject subject, CheckOptions options) {
    this.subject = subject;
    this.options = options;
  }

  /**
   * What the checks find; at most a thousand findings. A file with errors is checked as far as the
   * reference reads it: up to the first of them, each instruction for itself.
   */
  public static Findings check(Dockerfile file, CheckOptions options, Facts facts) {
    Checker checker = new Checker(Subject.of(file, facts), options);
    checker.run();
    return new Findings(checker.findings, options.error());
  }

  /** The rules, by name. */
  public static List<Rule> rules() {
    return Checks.ALL.stream().map(Check::rule).sorted(Comparator.comparing(Rule::name)).toList();
  }

  private void run() {
    Optional<Diagnostic> error = firstError();
    file(Checks.TEXT);
    for (Written written : subject.instructions()) {
      if (error.isEmpty() || written.instruction().span().end() <= error.get().span().start()) {
        instruction(written);
      }
    }
    if (error.isPresent()) {
      return;
    }
    file(Checks.STAGES);
    subject.globals().ifPresent(this::resolved);
  }

  private Optional<Diagnostic> firstError() {
    return subject.file().diagnostics().stream()
        .filter(each -> each.severity() == Diagnostic.Severity.ERROR)
        .min(Comparator.comparingInt(each -> each.span().start()));
  }

  private void file(List<Check.OfFile> checks) {
    for (Check.OfFile check : checks) {
      if (options.follow(check.rule())) {
        check.inspect(subject, report(check));
      }
    }
  }

  private void instruction(Written written) {
    CheckOptions local = options.and(written.options());
    for (Check.OfInstruction check : Checks.INSTRUCTIONS) {
      if (local.follow(check.rule())) {
        check.inspect(written, report(check));
      }
    }
  }

  private void resolved(GlobalScope globals) {
    List<Origin> origins = subject.origins(globals);
    for (Origin origin : origins) {
      CheckOptions local = options.and(origin.written().options());
      for (Check.OfOrigin check : Checks.ORIGINS) {
        if (local.follow(check.rule())) {
          check.inspect(origin, report(check));
        }
      }
    }
    List<StageFacts> stages = subject.facts().stages();
    for (int i = 0; i < Math.min(origins.size(), stages.size()); i++) {
      for (Check.OfBase check : Checks.BASES) {
        if (stages.get(i).wanted() && options.follow(check.rule())) {
          check.inspect(origins.get(i).written(), stages.get(i), report(check));
        }
      }
    }
    new StageWalk(subject, globals, this::step).run();
  }

  private void step(Visit visit) {
    if (findings.size() >= MOST) {
      return;
    }
    CheckOptions local = options.and(visit.written().options());
    for (Check.OfStep check : Checks.STEPS) {
      if (local.follow(check.rule())) {
        check.inspect(visit, report(check));
      }
    }
  }

  private Check.Report report(Check check) {
    return (Span place, String message) -> {
      if (findings.size() < MOST) {
        findings.add(new Finding(check.rule(), place, message));
      }
    };
  }
}
