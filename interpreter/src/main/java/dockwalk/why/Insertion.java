package dockwalk.why;

import dockwalk.exec.CacheLookup;
import dockwalk.exec.Written;
import dockwalk.plan.BuildPlan;
import dockwalk.plan.Step;
import java.util.Optional;

/**
 * Tells a step that was inserted from one that was changed: the step that stood in its place the
 * last time is still there, further down.
 */
final class Insertion {
  private final BuildPlan plan;
  private final Step step;

  Insertion(BuildPlan plan, Step step) {
    this.plan = plan;
    this.step = step;
  }

  /** The explanation of an inserted step; absent if it was not inserted. */
  Optional<Explanation> of(CacheLookup lookup) {
    boolean itself = lookup.earlier().equals(Written.of(plan, step));
    if (lookup.earlier().isEmpty() || itself || onlyParent(lookup)) {
      return Optional.empty();
    }
    return plan.stepsOf(step.stage()).stream()
        .filter(later -> later.ordinal() > step.ordinal())
        .filter(later -> later.instruction().keyword().equals(step.instruction().keyword()))
        .filter(later -> Written.of(plan, later).equals(lookup.earlier()))
        .findFirst()
        .map(this::words);
  }

  private static boolean onlyParent(CacheLookup lookup) {
    return lookup.differences().stream().allMatch(each -> each.part().equals("parent"));
  }

  private Explanation words(Step old) {
    return Explanation.plain(
        "first-time",
        new Said(
            "no earlier record: inserted before step %d, %s on line %d",
            old.ordinal() + 1,
            old.instruction().keyword(),
            plan.file().source().firstLine(old.span())));
  }
}
