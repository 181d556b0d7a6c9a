package dockwalk.exec;

import dockwalk.plan.BuildPlan;
import dockwalk.plan.Stage;
import dockwalk.plan.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * One build whose stages run at the same time, each in a thread of its own, as soon as those that
 * it needs are there. States do not interfere, so a stage is given what the others have made, and
 * gives its own part back. Platform threads: a build has few stages, and trees may be deep.
 */
final class StageThreads {
  private static final int MOST_AT_ONCE =
      Math.max(4, 2 * Runtime.getRuntime().availableProcessors());

  private final BatchBuild build;
  private final State initial;
  private final List<Part> waiting = new ArrayList<>();
  private final Set<Integer> known = new HashSet<>();
  private final Map<Integer, Thread> running = new LinkedHashMap<>();
  private final Map<Integer, StepResult> done = new LinkedHashMap<>();
  private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();

  StageThreads(BatchBuild build, State initial, List<Stage> needed) {
    this.build = build;
    this.initial = initial;
    needed.forEach(stage -> known.add(stage.index()));
    needed.forEach(stage -> waiting.add(beginning(initial.plan(), stage.index())));
  }

  /**
   * Steps of one stage, to be taken in one go. A stage whose base has triggers has two parts: the
   * plan grows after its {@code FROM}, and it may need other stages from there on.
   *
   * @param first ordinal of the first of the steps in {@code plan}
   * @param before what is built of the stage already
   */
  private record Part(BuildPlan plan, int stage, int first, StageState before) {
    Set<Integer> needs() {
      return plan.stages().get(stage).needs();
    }
  }

  private Part beginning(BuildPlan plan, int stage) {
    int first = next(plan, stage, 0).orElseThrow();
    return new Part(plan, stage, first, initial.stages().get(stage));
  }

  /** Ordinal of the first step of {@code stage} at or after {@code from}. */
  private static OptionalInt next(BuildPlan plan, int stage, int from) {
    return plan.steps().stream()
        .filter(step -> step.stage() == stage && step.ordinal() >= from)
        .mapToInt(Step::ordinal)
        .findFirst();
  }

  /** How a thread ended: with the last step of its stage, or with what was thrown. */
  private record Ended(int stage, Optional<StepResult> last, Optional<Throwable> thrown) {}

  StepResult run() throws InterruptedException {
    try {
      while (true) {
        startAllThatCan();
        Ended one = ended.take();
        running.remove(one.stage());
        rethrow(one);
        StepResult last = one.last().orElseThrow();
        if (last.failure().isPresent()) {
          return last;
        }
        ended(one.stage(), last);
        if (waiting.isEmpty() && running.isEmpty()) {
          return together();
        }
      }
    } finally {
      stop();
    }
  }

  private static void rethrow(Ended one) throws InterruptedException {
    Throwable thrown = one.thrown().orElse(null);
    switch (thrown) {
      case null -> {}
      case InterruptedException e -> throw e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new AssertionError(thrown);
    }
  }

  /** A stage is done, or its plan has grown: then it waits for what it needs now. */
  private void ended(int stage, StepResult last) {
    BuildPlan plan = last.after().plan();
    OptionalInt more = next(plan, stage, last.after().next());
    if (more.isEmpty()) {
      done.put(stage, last);
      return;
    }
    StageState half = last.after().stages().get(stage);
    waiting.add(new Part(plan, stage, more.getAsInt(), half));
    for (Stage other : plan.stages()) {
      if (other.needed() && known.add(other.index())) {
        waiting.add(beginning(plan, other.index()));
      }
    }
  }

  private void startAllThatCan() {
    for (Part part : List.copyOf(waiting)) {
      if (running.size() < MOST_AT_ONCE && done.keySet().containsAll(part.needs())) {
        waiting.remove(part);
        start(part);
      }
    }
  }

  private void start(Part part) {
    List<StageState> stages = stages();
    stages.set(part.stage(), part.before());
    State state = State.of(part.plan(), part.first(), stages);
    Thread thread =
        Thread.ofPlatform()
            .name("stage " + part.plan().stages().get(part.stage()).title())
            .unstarted(() -> ended.add(finish(part.stage(), state)));
    running.put(part.stage(), thread);
    thread.start();
  }

  private Ended finish(int stage, State state) {
    try {
      StepResult last =
          build.until(state, now -> now.step().filter(step -> step.stage() == stage).isEmpty());
      return new Ended(stage, Optional.of(last), Optional.empty());
    } catch (InterruptedException | RuntimeException | Error e) {
      return new Ended(stage, Optional.empty(), Optional.of(e));
    }
  }

  /** What is built of all stages. */
  private List<StageState> stages() {
    List<StageState> stages = new ArrayList<>(initial.stages());
    done.forEach((stage, last) -> stages.set(stage, last.after().stages().get(stage)));
    return stages;
  }

  /** The last step of the target, in whose state all stages are. */
  private StepResult together() {
    StepResult last = done.getOrDefault(initial.plan().target(), done.values().iterator().next());
    BuildPlan plan = last.after().plan();
    State after = State.of(plan, plan.steps().size(), stages());
    return new StepResult(last.before(), after, last.events());
  }

  /** Ends what still runs, and waits for it: a failed build leaves nothing behind. */
  private void stop() {
    running.values().forEach(Thread::interrupt);
    running.values().forEach(Joining::await);
  }
}
