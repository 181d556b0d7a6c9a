package dockwalk.exec;

import dockwalk.image.Image;
import dockwalk.plan.BuildPlan;
import dockwalk.plan.Step;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.pcollections.TreePVector;

/**
 * The whole machine: what is built so far, and exactly what happens next. Immutable.
 *
 * @param next index of the next step in the plan; the number of steps when all are done
 * @param stages what is built of each stage, in file order
 * @param written how many characters the steps have added to the histories so far
 */
public record State(BuildPlan plan, int next, Phase phase, List<StageState> stages, long written) {
  /** What the histories of a build may come to, in characters. */
  static final long MOST_WRITTEN = 64 << 20;

  /** Keeps the stages so that the next state shares all but the one that it changes. */
  public State {
    stages = TreePVector.from(stages);
  }

  /** The state before the first step. */
  public static State initial(BuildPlan plan) {
    StageState empty = StageState.empty(plan.options().platform());
    return of(plan, 0, Collections.nCopies(plan.stages().size(), empty));
  }

  /** The state before the step {@code next}, when {@code stages} are built. */
  static State of(BuildPlan plan, int next, List<StageState> stages) {
    return new State(plan, next, new Phase.Ready(), stages, 0);
  }

  /** Whether every step is done. */
  public boolean finished() {
    return next >= plan.steps().size();
  }

  /** The step to do next, unless all are done. */
  public Optional<Step> step() {
    return finished() ? Optional.empty() : Optional.of(plan.steps().get(next));
  }

  /**
   * Index of the stage in which the last finished step was: what a look at "the files now" shows.
   * Before the first step it is the first step's stage.
   */
  public int currentStage() {
    if (plan.steps().isEmpty()) {
      return plan.target();
    }
    return plan.steps().get(Math.max(0, next - 1)).stage();
  }

  /** What is built of the stage in which the last finished step was. */
  public StageState current() {
    return stages.get(currentStage());
  }

  /** The image of the target stage as it is now. */
  public Image result() {
    return stages.get(plan.target()).image();
  }

  /** This state in another phase. */
  public State in(Phase changed) {
    return new State(plan, next, changed, stages, written);
  }

  /** This state with a plan that has grown beyond the steps that are done. */
  public State with(BuildPlan grown) {
    return new State(grown, next, phase, stages, written);
  }

  /** The state after the next step, whose stage is now {@code stage}. */
  public State after(StageState stage) {
    int place = plan.steps().get(next).stage();
    return new State(
        plan, next + 1, new Phase.Ready(), TreePVector.from(stages).with(place, stage), written);
  }

  /** This state with so many characters more in its histories. */
  State wrote(int more) {
    return new State(plan, next, phase, stages, written + more);
  }
}
