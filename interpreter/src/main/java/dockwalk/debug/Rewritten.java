package dockwalk.debug;

import dockwalk.plan.Step;
import java.util.List;
import java.util.Optional;

/**
 * What became of a session whose plan was replaced.
 *
 * @param kept how many instructions, from the first on, are done in the new plan as they were
 * @param undone how many were done and are not any more
 * @param first the first instruction of the new plan that is not the old one's; absent if there is
 *     none
 * @param same whether the new plan does nothing but what the old one did
 * @param marks breakpoints whose place is gone, and they with it
 * @param checkpoints numbers of checkpoints whose moment is gone, and they with it
 */
public record Rewritten(
    int kept,
    int undone,
    Optional<Step> first,
    boolean same,
    List<Breakpoint> marks,
    List<Integer> checkpoints) {
  public Rewritten {
    marks = List.copyOf(marks);
    checkpoints = List.copyOf(checkpoints);
  }
}
