package dockwalk.plan;

import dockwalk.syntax.Instruction;

/**
 * One instruction of a needed stage, as a step of the build.
 *
 * @param ordinal zero-based place in {@link BuildPlan#steps()}
 * @param stage index of its stage
 * @param instruction what to do
 * @param tag what BuildKit shows before the instruction, such as {@code [build 2/4]}; empty for a
 *     step that BuildKit does not count
 */
public record Step(int ordinal, int stage, Instruction instruction, String tag) {}
