package dockwalk.debug;

import dockwalk.exec.State;
import dockwalk.plan.BuildPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The passage of a session from its plan to another one. */
final class Rewriting {
  private final Timeline was;
  private final Timeline now;
  private final List<Checkpoint> kept = new ArrayList<>();
  private final List<Integer> lost = new ArrayList<>();

  /**
   * Replays all that a session remembers.
   *
   * @throws InterruptedException if the thread was interrupted
   */
  Rewriting(Machine machine, Timeline was, List<Checkpoint> checkpoints, BuildPlan plan)
      throws InterruptedException {
    Replay replay = new Replay(machine);
    this.was = was;
    this.now = replay.of(plan, was);
    for (Checkpoint checkpoint : checkpoints) {
      Timeline timeline =
          checkpoint.timeline().equals(was) ? now : replay.of(plan, checkpoint.timeline());
      if (checkpoint.moment().compareTo(timeline.end()) <= 0) {
        kept.add(new Checkpoint(checkpoint.number(), timeline, checkpoint.moment()));
      } else {
        lost.add(checkpoint.number());
      }
    }
  }

  /** What was done and holds. */
  Timeline timeline() {
    return now;
  }

  /** The checkpoints that hold. */
  List<Checkpoint> checkpoints() {
    return List.copyOf(kept);
  }

  /** What to tell of it; {@code marks} are the breakpoints that are gone. */
  Rewritten told(List<Breakpoint> marks) {
    State before = was.at(was.end());
    State after = now.at(now.end());
    int undone = before.next() - after.next();
    PlanChange change = new PlanChange(before.plan(), after.plan());
    int first = now.end().equals(was.end()) ? change.firstDifference(after.next()) : after.next();
    boolean same =
        now.end().equals(was.end())
            && first == before.plan().steps().size()
            && first == after.plan().steps().size();
    return new Rewritten(
        after.next(),
        undone,
        first < after.plan().steps().size()
            ? Optional.of(after.plan().steps().get(first))
            : Optional.empty(),
        same,
        marks,
        lost);
  }
}
