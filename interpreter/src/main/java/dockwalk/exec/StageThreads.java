package dockwalk.exec;

import dockwalk.plan.Stage;
import dockwalk.plan.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final List<Stage> waiting;
  private final Map<Integer, Thread> running = new LinkedHashMap<>();
  private final Map<Integer, StepResult> done = new LinkedHashMap<>();
  private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();

  StageThreads(BatchBuild build, State initial, List<Stage> needed) {
    this.build = build;
    this.initial = initial;
    this.waiting = new ArrayList<>(needed);
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
        done.put(one.stage(), last);
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

  private void startAllThatCan() {
    for (Stage stage : List.copyOf(waiting)) {
      if (running.size() < MOST_AT_ONCE && done.keySet().containsAll(stage.needs())) {
        waiting.remove(stage);
        start(stage);
      }
    }
  }

  private void start(Stage stage) {
    int first =
        initial.plan().steps().stream()
            .filter(step -> step.stage() == stage.index())
            .mapToInt(Step::ordinal)
            .findFirst()
            .orElseThrow();
    State state = new State(initial.plan(), first, new Phase.Ready(), stages());
    Thread thread =
        Thread.ofPlatform()
            .name("stage " + stage.title())
            .unstarted(() -> ended.add(finish(stage.index(), state)));
    running.put(stage.index(), thread);
    thread.start();
  }

  private Ended finish(int stage, State state) {
    try {
      return new Ended(stage, Optional.of(build.stage(state, stage)), Optional.empty());
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
    var plan = last.after().plan();
    State after = new State(plan, plan.steps().size(), new Phase.Ready(), stages());
    return new StepResult(last.before(), after, last.events());
  }

  /** Ends what still runs, and waits for it: a failed build leaves nothing behind. */
  private void stop() {
    running.values().forEach(Thread::interrupt);
    boolean interrupted = false;
    for (Thread thread : running.values()) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
