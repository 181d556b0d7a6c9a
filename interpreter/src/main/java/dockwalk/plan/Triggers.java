package dockwalk.plan;

import dockwalk.syntax.Diagnostic;
import dockwalk.syntax.Dockerfile;
import dockwalk.syntax.Instruction;
import dockwalk.syntax.SourceFile;
import dockwalk.syntax.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the {@code ONBUILD} triggers of a base into steps. Which there are is known only when the
 * base is, so the plan grows while it is walked.
 */
public final class Triggers {
  private static final String RULE = "onbuild";

  private final BuildPlan plan;
  private final Step from;
  private final Span place;

  private Triggers(BuildPlan plan, Step from) {
    this.plan = plan;
    this.from = from;
    this.place = from.instruction().span();
  }

  /**
   * The plan with the triggers as steps right after {@code from}; before them come the steps of
   * stages that only the triggers need.
   *
   * @param from the step that found the base
   * @param expressions the triggers as the base's config has them
   */
  public static Planning after(BuildPlan plan, Step from, List<String> expressions) {
    Triggers triggers = new Triggers(plan, from);
    try {
      return new Planning.Planned(triggers.grow(triggers.parse(expressions)));
    } catch (PlanFault fault) {
      return new Planning.Refused(List.of(triggers.atFrom(fault.diagnostic(), expressions)));
    }
  }

  /** A trigger's own text is nowhere in this Dockerfile: its {@code FROM} is the place to show. */
  private Diagnostic atFrom(Diagnostic why, List<String> expressions) {
    String base = "the base of this stage has ONBUILD " + String.join(", ONBUILD ", expressions);
    String help = base + why.help().map(text -> ": " + text).orElse("");
    return new Diagnostic(RULE, why.severity(), place, why.message(), Optional.of(help));
  }

  private List<Instruction> parse(List<String> expressions) throws PlanFault {
    List<Instruction> triggers = new ArrayList<>();
    for (String expression : expressions) {
      triggers.add(parse(expression));
    }
    return triggers;
  }

  private Instruction parse(String expression) throws PlanFault {
    // The structure of a whole file is none of a trigger's business: the line before makes one.
    String opening = "FROM scratch\n";
    Dockerfile file = Dockerfile.parse(new SourceFile("ONBUILD", opening + expression));
    Optional<Diagnostic> wrong =
        file.diagnostics().stream()
            .filter(d -> d.severity() == Diagnostic.Severity.ERROR)
            .findFirst();
    if (wrong.isPresent()) {
      throw PlanFault.at(place, wrong.get().message());
    }
    if (file.instructions().size() != 2) {
      throw PlanFault.at(place, "onbuild trigger should be a single expression");
    }
    Instruction trigger = file.instructions().getLast();
    if (trigger instanceof Instruction.Onbuild) {
      throw PlanFault.at(place, "Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed");
    }
    if (trigger instanceof Instruction.From || trigger instanceof Instruction.Maintainer) {
      throw PlanFault.at(place, trigger.keyword() + " isn't allowed as an ONBUILD trigger");
    }
    return trigger;
  }

  private BuildPlan grow(List<Instruction> triggers) throws PlanFault {
    List<Stage> stages = new ArrayList<>(plan.stages());
    Stage stage = stages.get(from.stage());
    List<Instruction> instructions = new ArrayList<>(stage.instructions());
    instructions.addAll(1, triggers);
    Stage grown =
        new Stage(
            stage.index(),
            stage.name(),
            stage.from(),
            stage.base(),
            instructions,
            stage.needed(),
            stage.needs());
    stages.set(from.stage(), grown);
    List<Stage> marked = StageGraph.markNeeded(stages, plan.target(), plan.options());
    return plan.grown(marked, steps(marked, triggers.size()));
  }

  private List<Step> steps(List<Stage> stages, int triggers) {
    boolean only = stages.size() == 1;
    Stage stage = stages.get(from.stage());
    List<String> tags = StepTags.of(stage, only);
    List<Step> steps = new ArrayList<>();
    Set<Integer> planned = new HashSet<>();
    plan.steps().forEach(step -> planned.add(step.stage()));
    int next = 0;
    for (Step old : plan.steps()) {
      boolean here = old.stage() == from.stage();
      add(steps, old, here ? tags.get(next++) : old.tag());
      if (old.ordinal() == from.ordinal()) {
        for (Stage other : stages) {
          if (other.needed() && !planned.contains(other.index())) {
            addAll(steps, other, only);
          }
        }
        for (; next <= triggers; next++) {
          Instruction trigger = stage.instructions().get(next);
          add(steps, new Step(0, stage.index(), trigger, "", Optional.of(place)), tags.get(next));
        }
      }
    }
    return steps;
  }

  private static void addAll(List<Step> steps, Stage stage, boolean only) {
    List<String> tags = StepTags.of(stage, only);
    for (int i = 0; i < tags.size(); i++) {
      add(steps, new Step(0, stage.index(), stage.instructions().get(i), ""), tags.get(i));
    }
  }

  private static void add(List<Step> steps, Step step, String tag) {
    steps.add(new Step(steps.size(), step.stage(), step.instruction(), tag, step.trigger()));
  }
}
