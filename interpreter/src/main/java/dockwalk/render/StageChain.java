package dockwalk.render;

import dockwalk.exec.State;
import dockwalk.plan.BuildPlan;
import dockwalk.plan.Stage;
import dockwalk.plan.Step;
import java.util.List;
import java.util.Optional;

/**
 * Why the next step is taken: its stage, and the chain of stages that need it, as a debugger shows
 * the frames of a stack.
 *
 * <pre>
 * #0  build      step 2 of 4   Dockerfile:4   from dockwalk/base
 * #1  stage-1    not begun     Dockerfile:7   from nothing (scratch), the target
 * </pre>
 */
public final class StageChain {
  private StageChain() {}

  /** A line for each stage, the one of the next step first; at the end, that of the target. */
  public static String of(State state, Style style) {
    BuildPlan plan = state.plan();
    int stage = state.step().map(Step::stage).orElse(plan.target());
    Columns columns = new Columns("llll");
    Optional<Stage> frame = Optional.of(plan.stages().get(stage));
    for (int depth = 0; frame.isPresent(); depth++) {
      Stage shown = frame.get();
      columns.row(
          "#" + depth,
          shown.title(),
          progress(state, shown),
          place(plan, shown) + base(plan, shown));
      frame = neededBy(plan, shown);
    }
    String text = columns.text("");
    int first = text.indexOf('\n');
    return style.here(text.substring(0, first)) + text.substring(first);
  }

  /** The first stage, in file order, that starts from this one or takes files from it. */
  private static Optional<Stage> neededBy(BuildPlan plan, Stage stage) {
    return plan.stages().stream()
        .filter(other -> other.needed() && other.needs().contains(stage.index()))
        .findFirst();
  }

  private static String progress(State state, Stage stage) {
    List<Step> steps =
        state.plan().steps().stream().filter(step -> step.stage() == stage.index()).toList();
    long done = steps.stream().filter(step -> step.ordinal() < state.next()).count();
    if (done == steps.size()) {
      return "done";
    }
    boolean here = state.step().filter(step -> step.stage() == stage.index()).isPresent();
    return here || done > 0 ? "step " + (done + 1) + " of " + steps.size() : "not begun";
  }

  private static String place(BuildPlan plan, Stage stage) {
    return plan.file().source().name() + ":" + plan.file().source().firstLine(stage.from().span());
  }

  private static String base(BuildPlan plan, Stage stage) {
    String base =
        switch (stage.base()) {
          case Stage.Base.Scratch s -> "nothing";
          case Stage.Base.Image image -> Shown.cut(image.reference(), 30);
          case Stage.Base.Files files -> Shown.cut(files.name(), 30);
          case Stage.Base.Earlier earlier -> "stage " + plan.stages().get(earlier.stage()).title();
        };
    return "  from " + base + (stage.index() == plan.target() ? ", the target" : "");
  }
}
