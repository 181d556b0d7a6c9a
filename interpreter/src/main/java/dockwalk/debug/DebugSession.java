package dockwalk.debug;

import dockwalk.exec.Event;
import dockwalk.exec.ExpandedStep;
import dockwalk.exec.Host;
import dockwalk.exec.Phase;
import dockwalk.exec.State;
import dockwalk.exec.StepResult;
import dockwalk.fs.FileTree;
import dockwalk.fs.TreeDiff;
import dockwalk.plan.BuildPlan;
import dockwalk.shell.Splitting;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;

/**
 * A build that a person walks, forward and backward. Going forward over what was done already
 * replays it; beyond that the machine is asked. For one thread.
 */
public final class DebugSession {
  private final Machine machine;
  private final Trees trees;
  private final Consumer<Event> live;
  private final Breakpoints breakpoints;
  private final Checkpoints checkpoints = new Checkpoints();
  private final Displays displays = new Displays();
  private final Travel travel;

  /**
   * A session at the start of {@code plan}.
   *
   * @param live hears each event as it happens, and once more when it is replayed
   */
  public DebugSession(
      BuildPlan plan,
      Machine machine,
      Host.Layers layers,
      Host.Contents contents,
      Consumer<Event> live) {
    this.machine = machine;
    this.trees = new Trees(layers, contents);
    this.live = live;
    this.breakpoints = new Breakpoints(plan);
    this.travel = new Travel(machine, live, Timeline.from(State.initial(plan)));
  }

  /** The plan as far as it is known: it grows when a base with triggers is found. */
  public BuildPlan plan() {
    return timeline().at(timeline().end()).plan();
  }

  public Breakpoints breakpoints() {
    return breakpoints;
  }

  /** What is shown whenever the session stops. */
  public Displays displays() {
    return displays;
  }

  /** All that was done so far, also what lies after the present moment. */
  public Timeline timeline() {
    return travel.timeline();
  }

  /** Where on the timeline the session stands. */
  public Moment now() {
    return travel.now();
  }

  /** The state at the present moment. */
  public State state() {
    return travel.state();
  }

  /** The instruction that led here: done, or half done. Absent at the start. */
  public Optional<Walk> walk() {
    return timeline().walk(now());
  }

  /** The last try of the next instruction, if it failed. */
  public Optional<Walk> failure() {
    return travel.failure().filter(walk -> state().next() == walk.step().ordinal());
  }

  /** The last try of any instruction that failed, wherever the session stands now. */
  public Optional<Walk> lastFailure() {
    return travel.failure();
  }

  /** The {@code RUN} that the session is inside of. */
  public Optional<InsideRun> inside() {
    return travel.inside();
  }

  /**
   * Goes inside the next instruction, to execute the commands of its script one at a time; what is
   * recorded after the present moment is forgotten. Every other move forward first executes what is
   * left of it, every move back abandons it.
   *
   * @param anew whether it is executed though it is in the cache
   * @throws InterruptedException if the thread was interrupted; the instruction has not begun then
   */
  public RunEntry enter(boolean anew, InsideRun.Listener listener)
      throws IOException, InterruptedException {
    return RunEntry.of(this, anew, listener);
  }

  InsideRun goInside(State keyed, Splitting.Commands split, InsideRun.Listener listener)
      throws InterruptedException {
    return travel.enter(keyed, split, trees.contents(), listener);
  }

  /** Goes out of the {@code RUN} that the session is inside of, as if it had not begun. */
  public void leave() {
    travel.leave();
  }

  /** Moves by one unit. */
  public Stop move(Unit unit, Direction direction) throws IOException {
    return switch (direction) {
      case FORWARD -> forward(unit, Passing.SILENT);
      case BACKWARD -> travel.backward(unit);
    };
  }

  /**
   * Goes on, instruction by instruction, to a breakpoint, a failure, the end, or a state that
   * {@code until} accepts. At least one instruction is walked, unless the cache misses it and that
   * is to be caught.
   */
  public Stop resume(Predicate<State> until, Passing passing) throws IOException {
    while (true) {
      Moment known = timeline().end();
      Stop stop = forward(Unit.INSTRUCTION, passing);
      if (!(stop instanceof Stop.Arrived)) {
        return stop;
      }
      Walk walked = walk().orElseThrow();
      Deferred remarks = new Deferred();
      Optional<Stop> why = crossed(walked, remarks);
      boolean end = state().finished();
      boolean last = why.isPresent() || end || until.test(state());
      passing.passed(walked, now().compareTo(known) <= 0, last);
      remarks.tell(passing);
      if (last) {
        return why.orElse(
            end ? new Stop.AtEnd() : ended().<Stop>map(Stop.AtStageEnd::new).orElse(stop));
      }
    }
  }

  /** The stage at whose end the session stands; absent where it went to the next one's start. */
  public Optional<Integer> ended() {
    return travel.ended();
  }

  /** Goes back to the previous breakpoint, watched change, or to the start. */
  public Stop rewind() throws IOException {
    while (true) {
      Optional<Walk> undone = walk();
      Stop stop = travel.backward(Unit.INSTRUCTION);
      if (!(stop instanceof Stop.Arrived)) {
        return stop;
      }
      Optional<Stop> why = crossed(undone.orElseThrow(), Passing.SILENT);
      if (why.isPresent()) {
        return why.get();
      }
    }
  }

  /** The stop that comes of an instruction, forward or back, and of the place reached by it. */
  private Optional<Stop> crossed(Walk walk, Passing passing) throws IOException {
    Scene after = new Scene(walk.after(), Optional.of(walk), trees, passing);
    Optional<Stop> caught = breakpoints.after(walk, after);
    Optional<Stop> arrived = breakpoints.arriving(scene(passing));
    return caught.or(() -> arrived);
  }

  private Scene scene(Passing passing) {
    return new Scene(state(), walk(), trees, passing);
  }

  /** What a query sees at the present moment. */
  public Sight sight() {
    return new Sight(state(), walk(), trees, breakpoints::hitsOf, inside());
  }

  /**
   * Goes to a moment of the timeline; nothing is executed.
   *
   * @throws IllegalArgumentException if the timeline does not reach that far
   */
  public Stop jump(Moment moment) {
    if (moment.index() < 0 || moment.compareTo(timeline().end()) > 0) {
      throw new IllegalArgumentException("no such moment: " + moment.index());
    }
    travel.jump(moment);
    return new Stop.Arrived();
  }

  /** Goes to the start and forgets what was done, so that the cache is asked anew. */
  public void restart() {
    travel.stand(Timeline.from(timeline().at(Moment.START)), Moment.START);
  }

  /**
   * Goes on under another plan: what both do the same is kept, and the session stands where it
   * stood or, if that is gone, where the plans part. If the thread is interrupted, all stays.
   *
   * @param lines tells where a line of the old Dockerfile is now, for breakpoints
   */
  public Rewritten follow(BuildPlan plan, IntUnaryOperator lines) throws InterruptedException {
    leave();
    Rewriting rewriting = new Rewriting(machine, timeline(), checkpoints.list(), plan);
    Optional<Walk> failed = plan.file().equals(plan().file()) ? travel.failure() : Optional.empty();
    travel.stand(rewriting.timeline(), now());
    checkpoints.replace(rewriting.checkpoints());
    Rewritten told = rewriting.told(breakpoints.follow(plan(), lines));
    travel.failed(told.same() ? failed : Optional.empty());
    return told;
  }

  /**
   * Does the next instruction of another plan on top of what is done, and keeps nothing of it.
   *
   * @param plan one that goes on from here as far as it is the same
   * @return absent if what is done is not the same under that plan
   */
  public Optional<Trial> attempt(BuildPlan plan) throws InterruptedException {
    return new Attempt(machine, live).of(plan, timeline(), now());
  }

  /** Makes a trial that went well a part of the session, which stands where it was made. */
  public Rewritten adopt(Trial trial, IntUnaryOperator lines) throws InterruptedException {
    Rewritten told = follow(trial.timeline().at(Moment.START).plan(), lines);
    travel.stand(trial.timeline(), trial.timeline().end());
    return told;
  }

  /** Remembers the present moment, with all that was done until and after it. */
  public Checkpoint checkpoint() {
    return checkpoints.add(timeline(), now());
  }

  /** The checkpoints, by number. */
  public List<Checkpoint> checkpoints() {
    return checkpoints.list();
  }

  /** Goes to a checkpoint; nothing is executed. */
  public void restore(Checkpoint checkpoint) {
    travel.stand(checkpoint.timeline(), checkpoint.moment());
  }

  /** The files of stages, and what differs between them. */
  public Trees trees() {
    return trees;
  }

  /** The next instruction with its values, if they can be found; nothing is executed. */
  public Optional<ExpandedStep> preview() throws InterruptedException {
    if (state().finished() || !(state().phase() instanceof Phase.Ready)) {
      return Optional.empty();
    }
    StepResult expanded = machine.advance(state(), event -> {});
    return expanded.after().phase() instanceof Phase.Expanded done
        ? Optional.of(done.expanded())
        : Optional.empty();
  }

  /** The files of the stage that the session is in. */
  public FileTree files() throws IOException {
    Optional<FileTree> live = inside().flatMap(InsideRun::files);
    return live.isPresent() ? live.get() : trees.of(state().current());
  }

  /** What an instruction did to the files of its stage. */
  public TreeDiff diff(Walk walk) throws IOException {
    Optional<InsideRun> run = inside().filter(r -> walk.outcome().isEmpty());
    Optional<TreeDiff> soFar = run.isPresent() ? run.get().diff() : Optional.empty();
    return soFar.isPresent() ? soFar.get() : trees.diff(walk);
  }

  private Stop forward(Unit unit, Passing passing) throws IOException {
    return travel.forward(unit, () -> breakpoints.inside(scene(passing)));
  }
}
