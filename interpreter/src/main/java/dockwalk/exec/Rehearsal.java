package dockwalk.exec;

import dockwalk.exec.CacheLookup.Verdict;
import dockwalk.plan.BuildPlan;
import dockwalk.plan.Stage;
import dockwalk.plan.Step;
import dockwalk.syntax.Diagnostic;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Walks all instructions before any is executed, and gives variables their values: what breaks a
 * rule is told at once, not after minutes of building. So does the reference, which translates a
 * Dockerfile as a whole (dockerfile2llb, convert.go). Files are not needed for that: no instruction
 * is expanded differently because of them.
 */
public final class Rehearsal {
  private final Host.Images images;
  private final List<Diagnostic> faults = new ArrayList<>();

  /** The stages that are not followed any further: a fault was told, or their base is not known. */
  private final Set<Integer> left = new HashSet<>();

  private State state;

  private Rehearsal(BuildPlan plan, Host.Images images) {
    this.images = images;
    this.state = State.initial(plan);
  }

  /**
   * The first fault of each stage whose steps {@code plan} has.
   *
   * @param images those that are at hand; of an image that is not, nothing is told here, and its
   *     stage is left out
   */
  public static List<Diagnostic> faults(BuildPlan plan, Host.Images images)
      throws InterruptedException {
    Rehearsal rehearsal = new Rehearsal(plan, new AskedImages(images));
    while (!rehearsal.state.finished()) {
      rehearsal.step();
    }
    return List.copyOf(rehearsal.faults);
  }

  private void step() throws InterruptedException {
    Step step = state.step().orElseThrow();
    if (lost(step)) {
      skip(step);
      return;
    }
    try {
      ExpandedStep expanded = StepExpander.expand(state, step);
      state = Commit.apply(state, done(expanded), images);
    } catch (StepFault fault) {
      StepFault placed = step.trigger().isPresent() ? fault.at(step) : fault;
      faults.add(placed.outcome().why());
      skip(step);
    } catch (IOException e) {
      IoFailure.rethrowInterrupt(e);
      skip(step); // the step itself will tell
    }
  }

  private boolean lost(Step step) {
    return left.contains(step.stage())
        || (state.plan().stages().get(step.stage()).base() instanceof Stage.Base.Earlier earlier
            && left.contains(earlier.stage()));
  }

  private void skip(Step step) {
    left.add(step.stage());
    state = state.after(state.stages().get(step.stage()));
  }

  private static Phase.Ran done(ExpandedStep expanded) {
    return new Phase.Ran(
        expanded,
        Optional.empty(),
        CacheLookup.without(Verdict.NOT_CACHEABLE),
        new Change(Optional.empty(), Instant.EPOCH),
        Duration.ZERO);
  }
}
