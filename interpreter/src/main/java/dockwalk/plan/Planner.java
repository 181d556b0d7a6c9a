package dockwalk.plan;

import dockwalk.syntax.Diagnostic;
import dockwalk.syntax.Dockerfile;
import dockwalk.syntax.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Makes a plan of a Dockerfile. */
public final class Planner {
  private Planner() {}

  /** The plan for building {@code file} with {@code options}, or why there is none. */
  public static Planning plan(Dockerfile file, BuildOptions options) {
    if (!file.valid()) {
      return new Planning.Refused(file.diagnostics());
    }
    try {
      SequencedMap<String, String> globalArgs = GlobalArgs.of(file, options);
      List<Stage> stages = StageReader.read(file, globalArgs, options);
      int target = target(file, stages, options);
      SourceDateEpoch.of(options, globalArgs, stages);
      List<Stage> marked = StageGraph.markNeeded(stages, target, options);
      return new Planning.Planned(
          new BuildPlan(file, options, marked, target, steps(marked), globalArgs));
    } catch (PlanFault fault) {
      List<Diagnostic> diagnostics = new ArrayList<>(file.diagnostics());
      diagnostics.add(fault.diagnostic());
      return new Planning.Refused(diagnostics);
    }
  }

  /** {@code plan} as if all its stages were needed: what the checks look at. */
  public static BuildPlan whole(BuildPlan plan) {
    List<Stage> all = plan.stages().stream().map(Stage::wanted).toList();
    return plan.grown(all, steps(all));
  }

  private static int target(Dockerfile file, List<Stage> stages, BuildOptions options)
      throws PlanFault {
    if (options.target().isEmpty()) {
      return stages.size() - 1;
    }
    String wanted = options.target().get();
    Optional<Integer> target = StageNames.of(stages).named(wanted);
    if (target.isPresent()) {
      return target.get();
    }
    List<String> names = stages.stream().flatMap(stage -> stage.name().stream()).toList();
    Optional<String> near = Spelling.nearestInCase(wanted, names);
    throw PlanFault.ofCall(
        "target stage \"%s\" could not be found%s"
            .formatted(wanted, near.map(name -> " (did you mean " + name + "?)").orElse("")),
        names.isEmpty()
            ? "no stage of this Dockerfile has a name: give it one with FROM … AS name"
            : "the stages of %s are %s".formatted(file.source().name(), String.join(", ", names)));
  }

  private static List<Step> steps(List<Stage> stages) {
    List<Step> steps = new ArrayList<>();
    for (Stage stage : stages) {
      if (!stage.needed()) {
        continue;
      }
      List<String> tags = StepTags.of(stage, stages.size() == 1);
      for (int i = 0; i < tags.size(); i++) {
        steps.add(new Step(steps.size(), stage.index(), stage.instructions().get(i), tags.get(i)));
      }
    }
    return steps;
  }
}
