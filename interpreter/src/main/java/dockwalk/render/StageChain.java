package dockwalk.render;

import dockwalk.exec.State;
import dockwalk.plan.BuildPlan;
import dockwalk.plan.Stage;
import dockwalk.plan.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
  private final State state;
  private final BuildPlan plan;

  /** By the index of a stage: the first, in file order, that starts or takes files from it. */
  private final Map<Integer, Stage> neededBy = new HashMap<>();

  /** By the index of a stage, its steps: all, and those that are done. */
  private final Map<Integer, Integer> steps = new HashMap<>();

  private final Map<Integer, Integer> done = new HashMap<>();

  private StageChain(State state) {
    this.state = state;
    this.plan = state.plan();
    plan.stages().stream()
        .filter(Stage::needed)
        .forEach(stage -> stage.needs().forEach(need -> neededBy.putIfAbsent(need, stage)));
    for (Step step : plan.steps()) {
      steps.merge(step.stage(), 1, Integer::sum);
      done.merge(step.stage(), step.ordinal() < state.next() ? 1 : 0, Integer::sum);
    }
  }

  /** A line for each stage, the one of the next step first; at the end, that of the target. */
  public static String of(State state, Style style) {
    return new StageChain(state).text(style);
  }

  /** The same as a document. */
  public static Map<String, Object> json(State state) {
    StageChain chain = new StageChain(state);
    return Map.of("stages", chain.frames().stream().map(chain::fields).toList());
  }

  private Map<String, Object> fields(Stage stage) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("stage", stage.title());
    fields.put("line", plan.file().source().firstLine(stage.from().span()));
    fields.put("from", baseName(stage));
    fields.put("steps", steps.getOrDefault(stage.index(), 0));
    fields.put("done", done.getOrDefault(stage.index(), 0));
    fields.put("target", stage.index() == plan.target());
    return fields;
  }

  private List<Stage> frames() {
    List<Stage> frames = new ArrayList<>();
    Stage frame = plan.stages().get(state.step().map(Step::stage).orElse(plan.target()));
    while (frame != null) {
      frames.add(frame);
      frame = neededBy.get(frame.index());
    }
    return frames;
  }

  private String text(Style style) {
    Columns columns = new Columns("llll");
    int depth = 0;
    for (Stage shown : frames()) {
      columns.row("#" + depth++, shown.title(), progress(shown), place(shown) + base(shown));
    }
    String text = columns.text("");
    int first = text.indexOf('\n');
    return style.here(text.substring(0, first)) + text.substring(first);
  }

  private String progress(Stage stage) {
    int all = steps.getOrDefault(stage.index(), 0);
    int over = done.getOrDefault(stage.index(), 0);
    if (over == all) {
      return "done";
    }
    boolean here = state.step().filter(step -> step.stage() == stage.index()).isPresent();
    return here || over > 0 ? "step " + (over + 1) + " of " + all : "not begun";
  }

  private String place(Stage stage) {
    return plan.file().source().name() + ":" + plan.file().source().firstLine(stage.from().span());
  }

  private String baseName(Stage stage) {
    return switch (stage.base()) {
      case Stage.Base.Scratch s -> "nothing";
      case Stage.Base.Image image -> image.reference();
      case Stage.Base.Files files -> files.name();
      case Stage.Base.Earlier earlier -> "stage " + plan.stages().get(earlier.stage()).title();
    };
  }

  private String base(Stage stage) {
    return "  from "
        + Shown.cut(baseName(stage), 36)
        + (stage.index() == plan.target() ? ", the target" : "");
  }
}
