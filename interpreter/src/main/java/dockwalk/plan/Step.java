package dockwalk.plan;

import dockwalk.syntax.Instruction;
import dockwalk.syntax.Span;
import java.util.Optional;

/**
 * One instruction of a needed stage, as a step of the build.
 *
 * @param ordinal zero-based place in {@link BuildPlan#steps()}
 * @param stage index of its stage
 * @param instruction what to do
 * @param tag what BuildKit shows before the instruction, such as {@code [build 2/4]}; empty for a
 *     step that BuildKit does not count
 * @param trigger for an {@code ONBUILD} trigger of a base, where the {@code FROM} stands that set
 *     it off; the spans in {@code instruction} are those of the trigger's own text then
 */
public record Step(
    int ordinal, int stage, Instruction instruction, String tag, Optional<Span> trigger) {
  /** An instruction of the Dockerfile itself. */
  public Step(int ordinal, int stage, Instruction instruction, String tag) {
    this(ordinal, stage, instruction, tag, Optional.empty());
  }

  /** Where it stands in the Dockerfile; for a trigger, where its {@code FROM} stands. */
  public Span span() {
    return trigger.orElse(instruction.span());
  }
}
