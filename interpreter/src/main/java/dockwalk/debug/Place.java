package dockwalk.debug;

import dockwalk.plan.BuildPlan;
import dockwalk.plan.Step;
import dockwalk.syntax.Span;

/** The instructions before which a breakpoint stops. */
public sealed interface Place {
  /** Whether {@code step} of {@code plan} is meant. */
  boolean marks(Step step, BuildPlan plan);

  /**
   * The instruction on a line.
   *
   * @param line one-based, the first line of the instruction
   * @param span its place in the file: ordinals change when the triggers of a base become steps
   */
  record Line(int line, Span span) implements Place {
    @Override
    public boolean marks(Step step, BuildPlan plan) {
      return step.trigger().isEmpty() && step.span().equals(span);
    }
  }

  /** Every instruction of a kind; {@code keyword} is in capitals. */
  record Keyword(String keyword) implements Place {
    @Override
    public boolean marks(Step step, BuildPlan plan) {
      return step.instruction().keyword().equals(keyword);
    }
  }

  /** The first instruction of a stage; {@code name} is what the user called it. */
  record StageStart(int stage, String name) implements Place {
    @Override
    public boolean marks(Step step, BuildPlan plan) {
      return step.stage() == stage && step.instruction().equals(plan.stages().get(stage).from());
    }
  }
}
