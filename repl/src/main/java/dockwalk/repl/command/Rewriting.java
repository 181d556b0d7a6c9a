package dockwalk.repl.command;

import dockwalk.debug.Breakpoint;
import dockwalk.debug.Rewritten;
import dockwalk.debug.Stop;
import dockwalk.plan.BuildOptions;
import dockwalk.plan.BuildPlan;
import dockwalk.plan.Planner;
import dockwalk.plan.Planning;
import dockwalk.plan.Step;
import dockwalk.render.DiagnosticText;
import dockwalk.render.Shown;
import dockwalk.render.StepCard;
import dockwalk.syntax.Diagnostic;
import dockwalk.syntax.Dockerfile;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/** Takes a session over to another plan, and says what became of it. */
final class Rewriting {
  /** How many messages are shown of one file: nobody reads more. */
  private static final int MOST = 20;

  private final Desk desk;

  Rewriting(Desk desk) {
    this.desk = desk;
  }

  /** The plan for {@code file}; absent if there is none, and then the user has been told why. */
  Optional<BuildPlan> plan(Dockerfile file, BuildOptions options) {
    return switch (Planner.plan(file, options)) {
      case Planning.Planned planned -> Optional.of(planned.plan());
      case Planning.Refused refused -> {
        show(file, refused.diagnostics());
        desk.say("The session goes on with the Dockerfile as it was.");
        yield Optional.empty();
      }
    };
  }

  private void show(Dockerfile file, List<Diagnostic> diagnostics) {
    diagnostics.stream().limit(MOST).forEach(each -> desk.print(DiagnosticText.of(file, each)));
    if (diagnostics.size() > MOST) {
      desk.line("… and " + (diagnostics.size() - MOST) + " more");
    }
  }

  /**
   * Goes on under {@code plan}.
   *
   * @param done what was done, such as {@code Read again}
   */
  Answer follow(BuildPlan plan, String done) {
    Rewritten rewritten;
    try {
      rewritten = desk.session().follow(plan, IntUnaryOperator.identity());
    } catch (InterruptedException e) {
      desk.say("Interrupted: the session is as it was.");
      return Answer.CANCELLED;
    }
    desk.live().ifPresent(Acting::forgetTrial);
    if (rewritten.same()) {
      desk.line(done + ": nothing differs.");
      return Answer.STAY;
    }
    desk.line(done + ": " + kept(rewritten));
    desk.line(first(rewritten));
    lost(rewritten);
    return new Arrival(desk).elsewhere(new Stop.Arrived());
  }

  private static String kept(Rewritten rewritten) {
    if (rewritten.kept() + rewritten.undone() == 0) {
      return "nothing was done yet.";
    }
    String kept =
        switch (rewritten.kept()) {
          case 0 -> "no step is kept";
          case 1 -> "step 1 is kept";
          default -> "steps 1 to " + rewritten.kept() + " are kept";
        };
    return switch (rewritten.undone()) {
      case 0 -> kept + ".";
      case 1 -> kept + ", 1 is undone.";
      default -> kept + ", " + rewritten.undone() + " are undone.";
    };
  }

  private String first(Rewritten rewritten) {
    if (rewritten.first().isEmpty()) {
      return "Nothing comes after them any more.";
    }
    Step step = rewritten.first().get();
    BuildPlan plan = desk.session().plan();
    return "The first that differs is step %s, line %d: %s"
        .formatted(
            StepCard.number(plan, step),
            plan.file().source().firstLine(step.span()),
            Shown.cut(Shown.oneLine(step.instruction().text()), 40));
  }

  private void lost(Rewritten rewritten) {
    for (Breakpoint mark : rewritten.marks()) {
      desk.say("Breakpoint %d has no place any more and is gone.", mark.number());
    }
    for (int number : rewritten.checkpoints()) {
      desk.say("Checkpoint %d is gone: what was done until then is not any more.", number);
    }
  }
}
