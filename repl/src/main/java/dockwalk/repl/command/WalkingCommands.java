package dockwalk.repl.command;

import static dockwalk.repl.command.Command.Topic.WALKING;

import dockwalk.debug.Direction;
import dockwalk.debug.InsideRun;
import dockwalk.debug.Moment;
import dockwalk.debug.Stop;
import dockwalk.debug.Unit;
import dockwalk.exec.State;
import dockwalk.plan.Stage;
import dockwalk.plan.Step;
import dockwalk.render.InsideText;
import dockwalk.syntax.SourceFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Commands that move the session along its timeline. */
final class WalkingCommands {
  private WalkingCommands() {}

  static List<Command> all() {
    return List.of(
        step(),
        next(),
        stepi(),
        finish(),
        until(),
        resume(),
        Restarting.run(),
        back(),
        backInStage(),
        rewind());
  }

  private static Command step() {
    return Command.repeating(
        WALKING,
        "step",
        List.of("s"),
        "[N | into]",
        "Run the next instruction, or the next N",
        """
        Runs the marked instruction and shows its card: what it did to the files, the
        config and the cache. With N it runs N instructions and shows the last one's
        card. It stops early at a breakpoint, a failure and the end. What was run
        before is replayed, not executed again. An empty line repeats it. Inside a
        RUN (see into) it executes the next command.

            step 3
        """,
        WalkingCommands::step);
  }

  private static Command next() {
    return Command.repeating(
        WALKING,
        "next",
        List.of("n"),
        "[N]",
        "Run one instruction of this stage, or N",
        """
        Like step, but stays in its stage: at the end of the stage it stops, however
        large N is. From there it goes out to the stage that needs this one; stages on
        the way that are needed, too, run with one line each.

            next 100
        """,
        WalkingCommands::next);
  }

  private static Command stepi() {
    return Command.repeating(
        WALKING,
        "stepi",
        List.of("si"),
        "[N]",
        "Take one small step inside an instruction",
        """
        An instruction is four small steps: its variables get their values, the cache is
        asked, it is executed (or taken from the cache), its layer is put on the image.

            stepi
        """,
        (desk, arguments) -> {
          desk.notebook().predictions().demand(desk);
          Answer answer = Answer.STAY;
          for (int left = arguments.count(); left > 0 && answer == Answer.STAY; left--) {
            Moment known = desk.session().timeline().end();
            Stop stop = desk.session().move(Unit.ARROW, Direction.FORWARD);
            boolean replayed = desk.session().now().compareTo(known) <= 0;
            answer = new Arrival(desk).small(stop, replayed);
            left = stop instanceof Stop.Arrived ? left : 0;
          }
          return answer;
        });
  }

  private static Command resume() {
    return Command.repeating(
        WALKING,
        "continue",
        List.of("c", "cont"),
        "[LINE]",
        "Run on to a breakpoint, a failure or the end",
        """
        Runs instruction after instruction, a line for each, and shows the card of the
        last one. With LINE it also stops before the instruction on that line.

            continue 12
        """,
        WalkingCommands::resume);
  }

  private static Command back() {
    return Command.repeating(
        WALKING,
        "back",
        List.of("rs", "reverse-step", "s-"),
        "[N]",
        "Go back before the last instruction, or N",
        """
        Nothing is executed: every earlier state is kept. All commands then show the
        state of that moment, and step goes forward again.

            back 2
        """,
        (desk, arguments) -> {
          Stop stop = new Stop.Arrived();
          for (int left = arguments.count(); left > 0 && stop instanceof Stop.Arrived; left--) {
            stop = desk.session().move(Unit.INSTRUCTION, Direction.BACKWARD);
          }
          return new Arrival(desk).elsewhere(stop);
        });
  }

  private static Command finish() {
    return Command.repeating(
        WALKING,
        "finish",
        List.of("fin", "so"),
        "",
        "Run to the end of this stage",
        """
        Runs what is left of the stage, a line for each instruction, stops at its end,
        or at that of the build, and tells what the stage has become. Inside a RUN it
        executes what is left of that.

            finish
        """,
        (desk, arguments) -> {
          arguments.atMost(0);
          if (desk.session().inside().isPresent()) {
            return InsideCommands.onward(desk);
          }
          Optional<Integer> stage = desk.session().state().step().map(Step::stage);
          Arrival arrival = new Arrival(desk).summarising();
          return arrival.stopped(
              desk.session()
                  .resume(state -> !state.step().map(Step::stage).equals(stage), arrival));
        });
  }

  private static Command until() {
    return Command.repeating(
        WALKING,
        "until",
        List.of("unt"),
        "[LINE]",
        "Run on to a line, or past the present one",
        """
        Stops before the first instruction on LINE or below it; without LINE, below the
        present one.

            until 12
        """,
        WalkingCommands::until);
  }

  private static Command backInStage() {
    return Command.repeating(
        WALKING,
        "reverse-next",
        List.of("rn", "n-"),
        "[N]",
        "Go back one instruction of this stage, or N",
        """
        Like back, but stops at the beginning of the stage, however large N is.

            reverse-next 3
        """,
        (desk, arguments) -> {
          int stage = desk.session().state().currentStage();
          Stop stop = new Stop.Arrived();
          for (int left = arguments.count(); left > 0 && stop instanceof Stop.Arrived; left--) {
            stop = desk.session().move(Unit.INSTRUCTION, Direction.BACKWARD);
            left = desk.session().state().currentStage() == stage ? left : 0;
          }
          return new Arrival(desk).elsewhere(stop);
        });
  }

  private static Command rewind() {
    return Command.repeating(
        WALKING,
        "reverse-continue",
        List.of("rc", "c-"),
        "",
        "Go back to the previous breakpoint or the start",
        """
        The counterpart of continue. Nothing is executed.

            reverse-continue
        """,
        (desk, arguments) -> {
          arguments.atMost(0);
          return new Arrival(desk).elsewhere(desk.session().rewind());
        });
  }

  private static Answer step(Desk desk, Arguments arguments)
      throws MisuseException, IOException, InterruptedException {
    if (arguments.first().filter("into"::equals).isPresent()) {
      return InsideCommands.enter(desk, arguments.rest());
    }
    if (desk.session().inside().isPresent()) {
      return InsideCommands.step(desk, arguments.count());
    }
    int goal = desk.session().state().next() + arguments.count();
    return forward(desk, state -> state.next() >= goal);
  }

  private static Answer next(Desk desk, Arguments arguments) throws MisuseException, IOException {
    if (desk.session().inside().isPresent()) {
      return InsideCommands.step(desk, arguments.count());
    }
    State start = desk.session().state();
    int count = arguments.count();
    Optional<Stage> out = StageWalk.outOf(desk.session());
    if (out.isPresent()) {
      return StageWalk.silently(desk, out.get());
    }
    Optional<Integer> stage = start.step().map(Step::stage);
    return forward(
        desk,
        state ->
            state.next() >= start.next() + count || !state.step().map(Step::stage).equals(stage));
  }

  private static Answer until(Desk desk, Arguments arguments) throws MisuseException, IOException {
    SourceFile source = desk.session().plan().file().source();
    int here = desk.session().state().step().map(step -> source.firstLine(step.span())).orElse(0);
    int goal =
        arguments.atMost(1).first().isEmpty()
            ? here + 1
            : arguments.number(arguments.words().getFirst());
    return forward(
        desk,
        state -> state.step().filter(step -> source.firstLine(step.span()) >= goal).isPresent());
  }

  private static Answer resume(Desk desk, Arguments arguments) throws MisuseException, IOException {
    if (arguments.atMost(1).first().isEmpty()) {
      return forward(desk, state -> false);
    }
    String line = arguments.words().getFirst();
    int goal = stepAt(desk, arguments, line).ordinal();
    if (goal <= desk.session().state().next()) {
      throw new MisuseException("That line is not ahead. `goto :%s` goes back to it.", line);
    }
    return forward(desk, state -> state.next() == goal);
  }

  static Answer forward(Desk desk, Predicate<State> goal) throws MisuseException, IOException {
    Predictions predictions = desk.notebook().predictions();
    predictions.demand(desk);
    Predicate<State> until = state -> predictions.required() || goal.test(state);
    Optional<InsideRun> inside = desk.session().inside();
    Arrival arrival = new Arrival(desk);
    Stop stop = desk.session().resume(until, arrival);
    Answer answer = arrival.stopped(stop);
    if (stop instanceof Stop.Failed && inside.isPresent()) {
      desk.print(InsideText.failure(inside.get(), desk.style()));
    }
    return answer;
  }

  static Step stepAt(Desk desk, Arguments arguments, String line) throws MisuseException {
    return desk.session()
        .breakpoints()
        .stepAt(arguments.number(line))
        .orElseThrow(
            () -> new MisuseException("No instruction of this build is on or below that line."));
  }
}
