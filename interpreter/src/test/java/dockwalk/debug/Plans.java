package dockwalk.debug;

import dockwalk.image.Platform;
import dockwalk.plan.BuildOptions;
import dockwalk.plan.BuildPlan;
import dockwalk.plan.Stage;
import dockwalk.plan.Step;
import dockwalk.syntax.Dockerfile;
import dockwalk.syntax.Instruction;
import dockwalk.syntax.Instruction.From;
import dockwalk.syntax.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Plans of small Dockerfiles, in which every stage is needed and starts from nothing. */
public final class Plans {
  private Plans() {}

  /** The plan of these lines. */
  public static BuildPlan of(String... lines) {
    SourceFile source = new SourceFile("Dockerfile", String.join("\n", lines) + "\n");
    Dockerfile file = Dockerfile.parse(source);
    List<Stage> stages = new ArrayList<>();
    List<Step> steps = new ArrayList<>();
    for (Instruction instruction : file.instructions()) {
      if (instruction instanceof From from) {
        Optional<String> name = from.stageName().map(word -> slice(source, word.span()));
        stages.add(
            new Stage(
                stages.size(),
                name,
                from,
                new Stage.Base.Scratch(),
                List.of(instruction),
                true,
                Set.of()));
      }
      steps.add(new Step(steps.size(), stages.size() - 1, instruction, ""));
    }
    BuildOptions options =
        new BuildOptions(
            new LinkedHashMap<>(),
            Optional.empty(),
            Platform.parse("linux/amd64"),
            new LinkedHashMap<>(),
            false);
    int target = Math.max(0, stages.size() - 1);
    return new BuildPlan(file, options, stages, target, tagged(steps), new LinkedHashMap<>());
  }

  private static List<Step> tagged(List<Step> steps) {
    return steps.stream()
        .map(
            step ->
                new Step(
                    step.ordinal(),
                    step.stage(),
                    step.instruction(),
                    "[" + (step.ordinal() + 1) + "/" + steps.size() + "]"))
        .toList();
  }

  private static String slice(SourceFile source, dockwalk.syntax.Span span) {
    return source.text().substring(span.start(), span.end());
  }
}
