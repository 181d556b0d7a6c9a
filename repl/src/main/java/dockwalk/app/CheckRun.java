package dockwalk.app;

import dockwalk.check.Findings;
import dockwalk.exec.Rehearsal;
import dockwalk.exec.StageHint;
import dockwalk.plan.BuildPlan;
import dockwalk.plan.Planner;
import dockwalk.plan.Planning;
import dockwalk.registry.StoredImages;
import dockwalk.render.CheckJson;
import dockwalk.render.CheckText;
import dockwalk.store.Store;
import dockwalk.syntax.Diagnostic;
import dockwalk.syntax.Dockerfile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code dockwalk build --check}: tells what the checks find, and builds nothing. */
final class CheckRun {
  private final BuildFlags flags;
  private final Call call;
  private final Console console;

  CheckRun(BuildFlags flags, Call call, Console console) {
    this.flags = flags;
    this.call = call;
    this.console = console;
  }

  /** The exit code: {@code FAILED} if something was found, as Docker has it. */
  int run() throws IOException, InterruptedException {
    Contexts.check(flags.context());
    Dockerfile file = Sources.read(flags, console);
    try (Store store = Store.open(console.home())) {
      BuildChecks checks = new BuildChecks(flags, store);
      return switch (Planner.plan(file, flags.options())) {
        case Planning.Planned(BuildPlan plan) -> {
          boolean all = flags.options().target().isEmpty();
          Findings findings = checks.of(plan, all);
          BuildPlan looked = all ? Planner.whole(plan) : plan;
          List<Diagnostic> wrong = Rehearsal.faults(looked, new StoredImages(store)::ready);
          int code = tell(file, findings, wrong, checks);
          if (!call.json()) {
            Sources.report(file, StageHint.notes(plan, name -> atHand(name, store)), console);
          }
          yield code;
        }
        case Planning.Refused(List<Diagnostic> wrong) -> tell(file, checks.of(file), wrong, checks);
      };
    }
  }

  private static boolean atHand(String image, Store store) {
    try {
      return new StoredImages(store).atHand(image).isPresent();
    } catch (IOException e) {
      return true; // it is told elsewhere
    }
  }

  private int tell(Dockerfile file, Findings findings, List<Diagnostic> wrong, BuildChecks checks) {
    boolean failed = !wrong.isEmpty() || findings.violation().isPresent();
    Optional<Diagnostic> error =
        wrong.stream().filter(each -> each.severity() == Diagnostic.Severity.ERROR).findFirst();
    console
        .out()
        .print(
            call.json()
                ? CheckJson.of(file.source(), findings, error)
                : CheckText.report(file.source(), findings, failed));
    console.out().flush();
    if (failed && !call.json() && !findings.all().isEmpty()) {
      console.err().println();
    }
    Sources.report(file, wrong, console);
    findings.violation().ifPresent(text -> console.err().println("ERROR: " + text));
    if (!call.json()) {
      notes(file, wrong);
      hints(findings, checks);
    }
    if (failed) {
      return ExitCode.FAILED;
    }
    return findings.all().isEmpty() || call.ignoreStatus() ? ExitCode.DONE : ExitCode.FAILED;
  }

  /** What the parser has noted, and was not told as an error. */
  private void notes(Dockerfile file, List<Diagnostic> told) {
    List<Diagnostic> notes =
        file.diagnostics().stream()
            .filter(note -> !note.fatal())
            .filter(note -> told.stream().noneMatch(each -> each.span().equals(note.span())))
            .toList();
    Sources.report(file, notes, console);
  }

  private void hints(Findings findings, BuildChecks checks) {
    if (!findings.all().isEmpty()) {
      console
          .err()
          .println(
              "%n`dockwalk explain %s` tells what the rule is for, with an example."
                  .formatted(findings.all().getFirst().rule().name()));
    }
    if (!checks.missing().isEmpty()) {
      console
          .err()
          .println(
              "Not in the store: %s. Variables that it may set were not checked."
                  .formatted(String.join(", ", checks.missing())));
    }
  }
}
