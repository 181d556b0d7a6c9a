package dockwalk.repl.command;

import dockwalk.debug.Breakpoint;
import dockwalk.debug.DebugSession;
import dockwalk.debug.Passing;
import dockwalk.debug.Stop;
import dockwalk.debug.Value;
import dockwalk.debug.Walk;
import dockwalk.exec.Event.Outcome;
import dockwalk.exec.State;
import dockwalk.image.Image;
import dockwalk.plan.Stage;
import dockwalk.plan.Step;
import dockwalk.render.Sizes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Goes from the end of a stage to the stage that needs it, past those that stand between. */
final class StageWalk implements Passing {
  private final Desk desk;
  private final Arrival arrival;
  private final List<Walk> silent = new ArrayList<>();

  private StageWalk(Desk desk) {
    this.desk = desk;
    this.arrival = new Arrival(desk);
  }

  /** The stage to go out to, if the session stands at the end of one and another comes next. */
  static Optional<Stage> outOf(DebugSession session) {
    Optional<Integer> ended = session.ended();
    int next = session.state().step().map(Step::stage).orElse(-1);
    return session.plan().stages().stream()
        .filter(stage -> ended.isPresent() && stage.needed())
        .filter(stage -> stage.needs().contains(ended.get()))
        .findFirst()
        .filter(stage -> stage.index() != next);
  }

  /** Runs on to the beginning of {@code goal}, a line for each stage on the way. */
  static Answer silently(Desk desk, Stage goal) throws IOException {
    StageWalk walk = new StageWalk(desk);
    Stop stop =
        desk.session()
            .resume(
                state -> state.step().filter(step -> step.stage() >= goal.index()).isPresent(),
                walk);
    walk.tell();
    return walk.arrival.stopped(stop);
  }

  @Override
  public void passed(Walk walk, boolean replayed, boolean last) {
    if (!silent.isEmpty() && silent.getLast().step().stage() != walk.step().stage()) {
      tell();
    }
    silent.add(walk);
  }

  @Override
  public void logged(Breakpoint mark, List<Value> values) {
    arrival.logged(mark, values);
  }

  @Override
  public void noted(Breakpoint mark, String note) {
    arrival.noted(mark, note);
  }

  private void tell() {
    if (!silent.isEmpty()) {
      desk.line(line(desk, silent));
      silent.clear();
    }
  }

  /** What the stage that has ended has become; nothing if it has not. */
  static void summary(Desk desk, int stage) {
    State state = desk.session().state();
    if (state.step().filter(step -> step.stage() == stage).isPresent()) {
      return;
    }
    List<Walk> walks =
        desk.session().timeline().walks(desk.session().now()).stream()
            .filter(walk -> walk.step().stage() == stage)
            .toList();
    if (!walks.isEmpty() && !state.finished()) {
      desk.line(line(desk, walks));
    }
  }

  private static String line(Desk desk, List<Walk> walks) {
    Walk last = walks.getLast();
    Image image = last.stageAfter().image();
    long cached =
        walks.stream()
            .filter(walk -> walk.outcome().filter(Outcome.Cached.class::isInstance).isPresent())
            .count();
    return "stage %s: %s, %d executed, %d cached; %s, %s"
        .formatted(
            last.after().plan().stages().get(last.step().stage()).title(),
            count(desk, walks.size(), "%d step", "%d steps"),
            walks.size() - cached,
            cached,
            count(desk, image.layers().size(), "%d layer", "%d layers"),
            Sizes.brief(image.size()));
  }

  private static String count(Desk desk, int count, String one, String many) {
    return desk.style().phrases().count(count, one, many);
  }
}
