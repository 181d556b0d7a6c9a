package dockwalk.why;

import dockwalk.plan.BuildPlan;
import dockwalk.plan.Stage;
import dockwalk.plan.Step;
import dockwalk.syntax.Instruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the instruction that declares a part of a step's cache key. */
final class Declarations {
  private final BuildPlan plan;
  private final Step step;

  Declarations(BuildPlan plan, Step step) {
    this.plan = plan;
    this.step = step;
  }

  /**
   * An instruction that declares something.
   *
   * @param keyword such as {@code ENV}
   */
  record Declared(String keyword, int line) {}

  /** The instruction itself. */
  Declared own() {
    return new Declared(step.instruction().keyword(), plan.file().source().firstLine(step.span()));
  }

  /** The last {@code ENV} of this name before the step, or else the last {@code ARG}. */
  Optional<Declared> variable(String name) {
    Optional<Declared> env =
        last(
            instruction ->
                instruction instanceof Instruction.Env each
                    && each.pairs().stream().anyMatch(pair -> pair.key().raw().equals(name)));
    return env.or(
        () ->
            last(
                instruction ->
                    instruction instanceof Instruction.Arg arg
                        && arg.parameters().stream().anyMatch(p -> p.name().equals(name))));
  }

  /** The last instruction of this keyword before the step. */
  Optional<Declared> keyword(String keyword) {
    return last(instruction -> instruction.keyword().equals(keyword));
  }

  /** The words of the shell that holds for the step, as {@code SHELL} gave them. */
  List<String> shell() {
    for (Instruction instruction : before().reversed()) {
      if (instruction instanceof Instruction.Shell shell) {
        return shell.argv();
      }
    }
    return List.of("/bin/sh", "-c");
  }

  private Optional<Declared> last(Predicate<Instruction> wanted) {
    return before().reversed().stream()
        .filter(wanted)
        .findFirst()
        .map(found -> new Declared(found.keyword(), plan.file().source().firstLine(found.span())));
  }

  /** All that the step builds on: the stages below its own, and its own up to it. */
  private List<Instruction> before() {
    List<Instruction> all = new ArrayList<>();
    Stage stage = plan.stages().get(step.stage());
    for (Instruction instruction : stage.instructions()) {
      if (instruction.equals(step.instruction())) {
        break;
      }
      all.add(instruction);
    }
    Stage below = stage;
    while (below.base() instanceof Stage.Base.Earlier earlier) {
      below = plan.stages().get(earlier.stage());
      all.addAll(0, below.instructions());
    }
    return all;
  }
}
