package dockwalk.plan;

import dockwalk.syntax.Diagnostic;
import dockwalk.syntax.Dockerfile;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What a build will do: the stages, and the steps that the target needs, in the order in which they
 * run.
 *
 * @param stages all stages in file order, needed or not
 * @param target index of the stage to build
 * @param steps the steps of the needed stages, in file order
 * @param globalArgs values of the {@code ARG}s before the first {@code FROM} and of the platform
 *     arguments, by name
 * @param names the names of the stages
 * @param index finds steps by their stage
 */
public record BuildPlan(
    Dockerfile file,
    BuildOptions options,
    List<Stage> stages,
    int target,
    List<Step> steps,
    SequencedMap<String, String> globalArgs,
    StageNames names,
    StepIndex index) {
  public BuildPlan {
    stages = List.copyOf(stages);
    steps = List.copyOf(steps);
    globalArgs = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(globalArgs));
  }

  /** A plan whose stages have the names that they say. */
  public BuildPlan(
      Dockerfile file,
      BuildOptions options,
      List<Stage> stages,
      int target,
      List<Step> steps,
      SequencedMap<String, String> globalArgs) {
    this(
        file,
        options,
        stages,
        target,
        steps,
        globalArgs,
        StageNames.of(stages),
        StepIndex.of(steps));
  }

  /** The same stages, of which more is known, and more steps. */
  BuildPlan grown(List<Stage> known, List<Step> more) {
    return new BuildPlan(file, options, known, target, more, globalArgs, names, StepIndex.of(more));
  }

  /** The steps of the stage of this index, in order; none if the target does not need it. */
  public List<Step> stepsOf(int stage) {
    return index.byStage().getOrDefault(stage, List.of());
  }

  /** What is peculiar about how {@code step} is written; a trigger is written elsewhere. */
  public List<Diagnostic> notes(Step step) {
    return step.trigger().isPresent() ? List.of() : file.notes(step.span());
  }

  /** The time that stands for "now" in all that the build makes, if the caller set one. */
  public Optional<Instant> epoch() {
    try {
      return SourceDateEpoch.of(options, globalArgs, stages);
    } catch (PlanFault e) {
      throw new IllegalStateException("a plan is made only of a valid time", e);
    }
  }

  /** The stage that {@code name} (in any case) or a zero-based number names: the last one wins. */
  public Optional<Stage> stage(String name) {
    return names.named(name).or(() -> names.numbered(name)).map(stages::get);
  }
}
