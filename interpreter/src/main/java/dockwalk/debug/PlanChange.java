package dockwalk.debug;

import dockwalk.plan.BuildPlan;
import dockwalk.plan.Stage;
import dockwalk.plan.Step;
import dockwalk.syntax.Instruction;
import dockwalk.syntax.Instruction.Heredoc;
import java.util.List;
import java.util.Optional;

/** What two plans have in common, as far as that can be told before anything is done. */
record PlanChange(BuildPlan was, BuildPlan now) {
  /** Index of the first step, at {@code from} or after it, that is not the same in both. */
  int firstDifference(int from) {
    int ordinal = from;
    while (ordinal < was.steps().size()
        && ordinal < now.steps().size()
        && same(was.steps().get(ordinal), now.steps().get(ordinal))) {
      ordinal++;
    }
    return ordinal;
  }

  private boolean same(Step old, Step young) {
    if (!Replay.sameText(old, young)
        || !bodies(old.instruction()).equals(bodies(young.instruction()))) {
      return false;
    }
    if (young.instruction() instanceof Instruction.Arg arg) {
      return arg.parameters().stream()
          .map(Instruction.Parameter::name)
          .allMatch(name -> given(was, name).equals(given(now, name)));
    }
    return !(young.instruction() instanceof Instruction.From)
        || base(was, old).equals(base(now, young));
  }

  /** Stages may have other numbers, so one is known by its title. */
  private static Object base(BuildPlan plan, Step step) {
    Stage.Base base = plan.stages().get(step.stage()).base();
    return base instanceof Stage.Base.Earlier(int stage) ? plan.stages().get(stage).title() : base;
  }

  /** The value that an {@code ARG} of this name gets from outside its stage. */
  private static Optional<String> given(BuildPlan plan, String name) {
    return Optional.ofNullable(plan.options().buildArgs().get(name))
        .or(() -> Optional.ofNullable(plan.globalArgs().get(name)));
  }

  private static List<String> bodies(Instruction instruction) {
    if (instruction instanceof Instruction.Run run) {
      return run.heredocs().stream().map(Heredoc::body).toList();
    }
    return sources(instruction).stream()
        .filter(Heredoc.class::isInstance)
        .map(source -> ((Heredoc) source).body())
        .toList();
  }

  private static List<Instruction.Source> sources(Instruction instruction) {
    if (instruction instanceof Instruction.Copy copy) {
      return copy.sources();
    }
    return instruction instanceof Instruction.Add add ? add.sources() : List.of();
  }
}
