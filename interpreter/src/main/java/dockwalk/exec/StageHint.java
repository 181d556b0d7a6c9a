package dockwalk.exec;

import dockwalk.plan.BuildPlan;
import dockwalk.plan.Stage;
import dockwalk.plan.Step;
import dockwalk.plan.TakenFrom;
import dockwalk.syntax.Diagnostic;
import dockwalk.syntax.Instruction;
import dockwalk.syntax.Span;
import dockwalk.syntax.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What stage was meant by a name that is neither that of a stage before nor that of an image. */
public final class StageHint {
  /** Of more stages each name is compared with too many: no person has written them. */
  private static final int MOST = 500;

  private StageHint() {}

  /** What to write instead of {@code name} in {@code step}; absent if no stage is like it. */
  static Optional<String> meant(BuildPlan plan, Step step, String name) {
    return meant(plan, step.stage(), name);
  }

  /**
   * Notes on names that are like that of a stage and are taken for an image's: nothing is wrong
   * with them until the image turns out to be missing.
   *
   * @param atHand whether there is an image of this name
   */
  public static List<Diagnostic> notes(BuildPlan plan, Predicate<String> atHand) {
    List<Diagnostic> notes = new ArrayList<>();
    if (plan.stages().size() > MOST) {
      return notes;
    }
    for (Stage stage : plan.stages()) {
      if (stage.base() instanceof Stage.Base.Image(String name)) {
        note(plan, stage, name, stage.from().image().span(), atHand).ifPresent(notes::add);
      }
      for (Instruction instruction : stage.instructions()) {
        for (TakenFrom source : TakenFrom.of(instruction)) {
          note(plan, stage, source.name(), source.place(), atHand).ifPresent(notes::add);
        }
      }
    }
    return notes;
  }

  private static Optional<Diagnostic> note(
      BuildPlan plan, Stage stage, String name, Span place, Predicate<String> atHand) {
    boolean known =
        name.equals("scratch")
            || plan.stages().stream().anyMatch(each -> each.answersTo(name))
            || plan.options().context(name).isPresent();
    return known
        ? Optional.empty()
        : meant(plan, stage.index(), name)
            .filter(help -> !atHand.test(name))
            .map(
                help ->
                    Diagnostic.error(
                            "stage", place, "no stage is named " + name + ": it is an image", help)
                        .as(Diagnostic.Severity.INFO));
  }

  private static Optional<String> meant(BuildPlan plan, int stage, String name) {
    List<Stage> before = plan.stages().subList(0, stage);
    List<Stage> after = plan.stages().subList(stage + 1, plan.stages().size());
    if (after.stream().anyMatch(other -> other.answersTo(name))) {
      return Optional.of("the stage " + name + " stands further down: move it up, before this one");
    }
    List<String> names = before.stream().flatMap(other -> other.name().stream()).toList();
    return Spelling.nearest(name, names).map(near -> "did you mean the stage " + near + "?");
  }
}
