package dockwalk.exec;

import dockwalk.plan.BuildPlan;
import dockwalk.plan.Stage;
import dockwalk.plan.Step;
import dockwalk.syntax.Spelling;
import java.util.List;
import java.util.Optional;

/** What stage was meant by a name that is neither that of a stage before nor that of an image. */
final class StageHint {
  private StageHint() {}

  /** What to write instead of {@code name} in {@code step}; absent if no stage is like it. */
  static Optional<String> meant(BuildPlan plan, Step step, String name) {
    List<Stage> before = plan.stages().subList(0, step.stage());
    List<Stage> after = plan.stages().subList(step.stage() + 1, plan.stages().size());
    if (after.stream().anyMatch(stage -> stage.answersTo(name))) {
      return Optional.of("the stage " + name + " stands further down: move it up, before this one");
    }
    List<String> names = before.stream().flatMap(stage -> stage.name().stream()).toList();
    return Spelling.nearest(name, names).map(near -> "did you mean the stage " + near + "?");
  }
}
