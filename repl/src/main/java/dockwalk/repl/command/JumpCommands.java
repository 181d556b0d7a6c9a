package dockwalk.repl.command;

import static dockwalk.repl.command.Command.Topic.WALKING;

import dockwalk.debug.DebugSession;
import dockwalk.debug.Moment;
import dockwalk.debug.NeededStages;
import dockwalk.debug.Walk;
import dockwalk.plan.BuildPlan;
import dockwalk.plan.Stage;
import dockwalk.plan.Step;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;

/** Commands that go to another place of what was done, and from stage to stage. */
final class JumpCommands {
  private static final NavigableSet<Integer> NONE = Collections.emptyNavigableSet();

  private JumpCommands() {}

  static List<Command> all() {
    return List.of(jump(), down(), up());
  }

  private static Command jump() {
    return Command.once(
        WALKING,
        "goto",
        List.of("g"),
        "STEP | :LINE | STAGE",
        "Go to before a step that was run already",
        """
        Takes the number of a step, as its card shows it, a colon and a line of the
        Dockerfile, or the name of a stage. Never executes anything: what did not run
        yet is reached with step or continue.

            goto 2
            goto :7
            goto build
        """,
        JumpCommands::jump);
  }

  private static Command down() {
    return Command.once(
        WALKING,
        "down",
        List.of(),
        "",
        "Go into the stage that the next instruction takes from",
        """
        Before a COPY --from, a RUN with a mount or a FROM of another stage: goes to the
        beginning of that stage. It was built already, so step replays it there, and up
        returns.

            down
        """,
        JumpCommands::down);
  }

  private static Command up() {
    return Command.once(
        WALKING,
        "up",
        List.of(),
        "",
        "Go out to the instruction that takes from this stage",
        """
        Goes forward to before the first instruction that starts from this stage or
        takes files from it; what is on the way is executed, or replayed.

            up
        """,
        JumpCommands::up);
  }

  private static Answer jump(Desk desk, Arguments arguments) throws MisuseException {
    String word = arguments.only("Say where to go.");
    BuildPlan plan = desk.session().plan();
    Optional<Stage> stage =
        word.matches("\\d+|:.*") ? Optional.empty() : Optional.of(stage(plan, word));
    Step step =
        stage.isPresent()
            ? first(plan, stage.get())
            : word.startsWith(":")
                ? WalkingCommands.stepAt(desk, arguments, word.substring(1))
                : arguments.step(word, plan);
    return jump(desk, step);
  }

  private static Answer jump(Desk desk, Step step) throws MisuseException {
    DebugSession session = desk.session();
    Optional<Moment> moment = session.timeline().before(step.ordinal());
    if (moment.isEmpty()) {
      throw new MisuseException(
          "Step %d is ahead and did not run yet. Use step or continue.", step.ordinal() + 1);
    }
    return new Arrival(desk).elsewhere(session.jump(moment.get()));
  }

  private static Stage stage(BuildPlan plan, String name) throws MisuseException {
    return plan.stage(name)
        .or(() -> plan.stages().stream().filter(each -> each.title().equals(name)).findFirst())
        .orElseThrow(
            () ->
                new MisuseException(
                    "There is no stage %s. There are %s.",
                    name, String.join(", ", plan.stages().stream().map(Stage::title).toList())));
  }

  private static Step first(BuildPlan plan, Stage stage) throws MisuseException {
    return plan.steps().stream()
        .filter(step -> step.stage() == stage.index())
        .findFirst()
        .orElseThrow(
            () ->
                new MisuseException(
                    "Stage %s is not needed by the target: it is skipped.", stage.title()));
  }

  private static Answer down(Desk desk, Arguments arguments)
      throws MisuseException, InterruptedException {
    arguments.atMost(0);
    NavigableSet<Integer> needed = desk.session().preview().map(NeededStages::of).orElse(NONE);
    if (needed.isEmpty()) {
      throw new MisuseException("The next instruction takes nothing from another stage.");
    }
    BuildPlan plan = desk.session().plan();
    Stage stage = plan.stages().get(needed.first());
    desk.say("Into stage %s; up returns.", stage.title());
    return jump(desk, first(plan, stage));
  }

  private static Answer up(Desk desk, Arguments arguments) throws MisuseException, IOException {
    arguments.atMost(0);
    DebugSession session = desk.session();
    BuildPlan plan = session.plan();
    int stage = stageHere(session);
    if (stage == plan.target()) {
      throw new MisuseException(
          "Stage %s is the target: nothing needs it.", plan.stages().get(stage).title());
    }
    Optional<Walk> user =
        session.timeline().walks(session.timeline().end()).stream()
            .filter(walk -> walk.step().stage() != stage)
            .filter(walk -> walk.step().ordinal() >= session.state().next())
            .filter(walk -> walk.expanded().map(NeededStages::of).orElse(NONE).contains(stage))
            .findFirst();
    if (user.isPresent()) {
      return jump(desk, user.get().step());
    }
    return WalkingCommands.forward(desk, state -> takesFrom(session, stage));
  }

  /** The stage of the next step; at the end of one, that one. */
  private static int stageHere(DebugSession session) {
    return session
        .ended()
        .or(() -> session.state().step().map(Step::stage))
        .orElse(session.plan().target());
  }

  private static boolean takesFrom(DebugSession session, int stage) {
    try {
      return session.preview().map(NeededStages::of).orElse(NONE).contains(stage);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
