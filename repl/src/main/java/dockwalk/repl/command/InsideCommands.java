package dockwalk.repl.command;

import static dockwalk.repl.command.Command.Topic.WALKING;

import dockwalk.debug.DebugSession;
import dockwalk.debug.InsideRun;
import dockwalk.debug.RunEntry;
import dockwalk.debug.Stop;
import dockwalk.plan.Step;
import dockwalk.render.InsideText;
import dockwalk.render.Shown;
import dockwalk.render.StepCard;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Executing the commands of a {@code RUN} one at a time. */
final class InsideCommands {
  private InsideCommands() {}

  static List<Command> all() {
    return List.of(into());
  }

  private static Command into() {
    return Command.once(
        WALKING,
        "into",
        List.of("step-into"),
        "[--no-cache]",
        "Go inside the next RUN, command by command",
        """
        Executes the commands of a RUN one at a time, in one live shell of the image:
        cd, variables, functions and set -e mean what they always mean. A command is
        what stands between `;`, `&&`, `||` and ends of lines; a loop or a pipeline is
        one. Inside, step and next execute the next command and show its exit status,
        folder, variables and files; ls, cat, tree, diff and print show what is so then
        (`print cwd`, `print var.count`, `print status`); finish and continue execute
        the rest; back, goto and quit take all of it back. The layer and the cache
        record are the same as without it.

        A step that is in the cache executes nothing: --no-cache executes it anyway.
        What cannot be split safely is run as one, and the reason is told. `step into`
        is the same.

            into
        """,
        InsideCommands::enter);
  }

  /** The command {@code into}. */
  static Answer enter(Desk desk, Arguments arguments)
      throws MisuseException, IOException, InterruptedException {
    boolean anew = arguments.atMost(1).first().filter("--no-cache"::equals).isPresent();
    if (arguments.first().isPresent() && !anew) {
      throw arguments.misuse("\"%s\" is not known here.", arguments.words().getFirst());
    }
    DebugSession session = desk.session();
    desk.acting(); // in a trace nothing can be executed
    if (session.inside().isPresent()) {
      desk.print(InsideText.commands(session.inside().get(), desk.style()));
      return Answer.STAY;
    }
    desk.notebook().predictions().demand(desk);
    Optional<Step> step = session.state().step();
    try {
      return entered(desk, session.enter(anew, listener(desk)));
    } catch (InterruptedException e) {
      return new Arrival(desk).stopped(new Stop.Interrupted(step.orElseThrow()));
    }
  }

  private static Answer entered(Desk desk, RunEntry entry) throws MisuseException, IOException {
    return switch (entry) {
      case RunEntry.Inside(InsideRun run) -> begun(desk, run);
      case RunEntry.NoRun(Optional<Step> step) -> throw noRun(step);
      case RunEntry.Stopped(Stop stop) -> new Arrival(desk).stopped(stop);
      case RunEntry.Cached(Step step) -> {
        desk.say("Step %s is in the cache: nothing would run.", number(desk, step));
        desk.say("`into --no-cache` executes it anyway, `step` takes it from the cache.");
        yield Answer.STAY;
      }
      case RunEntry.Whole(Step step, String why) -> {
        desk.line("Run as one: " + Shown.text(why) + ".");
        yield onward(desk);
      }
    };
  }

  private static Answer begun(Desk desk, InsideRun run) throws MisuseException, IOException {
    if (run.over()) {
      return onward(desk); // the shell could not be started, which the step tells
    }
    desk.say("Inside step %s.", number(desk, desk.session().state().step().orElseThrow()));
    desk.print(InsideText.commands(run, desk.style()));
    return Answer.STAY;
  }

  private static MisuseException noRun(Optional<Step> step) {
    return step.map(
            next ->
                new MisuseException(
                    "The next instruction is no RUN with something left to execute, but %s."
                        + " `step` does it.",
                    next.instruction().keyword()))
        .orElseGet(() -> new MisuseException("There is no next instruction to go into."));
  }

  /** Executes the next commands of the RUN that the session is inside of. */
  static Answer step(Desk desk, int count) throws MisuseException, IOException {
    DebugSession session = desk.session();
    InsideRun run = session.inside().orElseThrow();
    Step step = session.state().step().orElseThrow();
    try {
      for (int left = count; left > 0 && !run.over(); left--) {
        run.step();
      }
    } catch (InterruptedException e) {
      session.leave();
      return new Arrival(desk).stopped(new Stop.Interrupted(step));
    }
    if (run.over()) {
      return onward(desk);
    }
    desk.print(InsideText.next(run, desk.style()));
    return Answer.STAY;
  }

  /** The rest of the instruction. */
  static Answer onward(Desk desk) throws MisuseException, IOException {
    return WalkingCommands.forward(desk, state -> true);
  }

  private static InsideRun.Listener listener(Desk desk) {
    return (step, passing) ->
        desk.print(
            passing ? InsideText.line(step, desk.style()) : InsideText.step(step, desk.style()));
  }

  private static String number(Desk desk, Step step) {
    return StepCard.number(desk.session().plan(), step);
  }
}
