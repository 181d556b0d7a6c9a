package dockwalk.debug;

import dockwalk.plan.BuildPlan;
import dockwalk.plan.Step;
import dockwalk.syntax.SourceFile;
import dockwalk.syntax.Span;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/** The instructions before which a breakpoint stops. */
public sealed interface Place {
  /** Whether {@code step} of {@code plan} is meant. */
  boolean marks(Step step, BuildPlan plan);

  /**
   * The same place in another plan, if it has it.
   *
   * @param lines tells where a line of the old Dockerfile is now
   */
  Optional<Place> in(BuildPlan plan, IntUnaryOperator lines);

  /** The instruction on a one-based line, or else the first one below it. */
  static Optional<Place> at(int line, BuildPlan plan) {
    SourceFile source = plan.file().source();
    return stepAt(line, plan).map(step -> new Line(source.firstLine(step.span()), step.span()));
  }

  /** The first step, in the order of execution, that is on a one-based line or else below it. */
  static Optional<Step> stepAt(int line, BuildPlan plan) {
    SourceFile source = plan.file().source();
    return plan.steps().stream().filter(step -> source.lastLine(step.span()) >= line).findFirst();
  }

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

    @Override
    public Optional<Place> in(BuildPlan plan, IntUnaryOperator lines) {
      return Place.at(lines.applyAsInt(line), plan);
    }
  }

  /** Every instruction of a kind; {@code keyword} is in capitals. */
  record Keyword(String keyword) implements Place {
    @Override
    public boolean marks(Step step, BuildPlan plan) {
      return step.instruction().keyword().equals(keyword);
    }

    @Override
    public Optional<Place> in(BuildPlan plan, IntUnaryOperator lines) {
      return Optional.of(this);
    }
  }

  /** The first instruction of a stage; {@code name} is what the user called it. */
  record StageStart(int stage, String name) implements Place {
    @Override
    public boolean marks(Step step, BuildPlan plan) {
      return step.stage() == stage && step.instruction().equals(plan.stages().get(stage).from());
    }

    @Override
    public Optional<Place> in(BuildPlan plan, IntUnaryOperator lines) {
      return plan.stages().stream()
          .filter(candidate -> candidate.title().equals(name) && candidate.needed())
          .findFirst()
          .map(found -> new StageStart(found.index(), name));
    }
  }

  /** Where a stage has ended and another begins; {@code name} is what the user called it. */
  record StageEnd(int stage, String name) implements Place {
    @Override
    public boolean marks(Step step, BuildPlan plan) {
      return step.stage() != stage
          && step.ordinal() > 0
          && plan.steps().get(step.ordinal() - 1).stage() == stage;
    }

    @Override
    public Optional<Place> in(BuildPlan plan, IntUnaryOperator lines) {
      return plan.stages().stream()
          .filter(candidate -> candidate.title().equals(name) && candidate.needed())
          .findFirst()
          .map(found -> new StageEnd(found.index(), name));
    }
  }
}
