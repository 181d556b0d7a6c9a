package dockwalk.repl.command;

import static dockwalk.repl.command.Command.Topic.STATE;

import dockwalk.debug.DebugSession;
import dockwalk.debug.Walk;
import dockwalk.exec.StageState;
import dockwalk.exec.State;
import dockwalk.plan.Step;
import dockwalk.render.ImageText;
import dockwalk.render.LookJson;
import dockwalk.render.SourceWindow;
import dockwalk.render.StageChain;
import dockwalk.render.WhyText;
import dockwalk.why.AccountJson;
import dockwalk.why.BuildAccount;
import dockwalk.why.Explainer;
import dockwalk.why.Explanation;
import dockwalk.why.StepAccount;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Commands that look at the source, the config, the layers and the cache. */
final class StateCommands {
  private StateCommands() {}

  static List<Command> all() {
    return List.of(list(), where(), inspect(), why());
  }

  private static Command list() {
    return Command.repeating(
        STATE,
        "list",
        List.of("l", "ll"),
        "[LINE[,LINE]] [--json]",
        "Show the Dockerfile around the next instruction",
        """
        Marks before a line: => the next instruction, * a breakpoint, and how it went:
        H cached, M executed, · executed with nothing to cache, ! failed, - skipped (not
        needed by the target).

            list 1,20
        """,
        StateCommands::list);
  }

  private static Command where() {
    return Command.once(
        STATE,
        "where",
        List.of("w", "bt"),
        "[--json]",
        "Show the stage of the next step, and who needs it",
        """
        The innermost first: the stage that is being built, then those that need it, up
        to the target; and what each starts from.

            where
        """,
        (desk, arguments) -> {
          if (Flags.onlyJson(arguments)) {
            return Flags.print(desk, StageChain.json(desk.session().state()));
          }
          desk.print(StageChain.of(desk.session().state(), desk.style()));
          return Answer.STAY;
        });
  }

  private static Command inspect() {
    return Command.once(
        STATE,
        "inspect",
        List.of(),
        "[PATH] [--json]",
        "Show the image's config, or all about one path",
        """
            Without PATH: what the image says about running it, as of this moment. With
            PATH: type, mode, owner, size and time of the file; a link is not followed.

                inspect /etc/passwd
            """,
        StateCommands::inspect);
  }

  private static Command why() {
    return Command.once(
        STATE,
        "why",
        List.of(),
        "[STEP] [--json]",
        "Explain why a step was, or was not, cached",
        """
        Names what became of the step (executed, cached or failed), which parts of its
        cache key differ from the last time, from what to what, and the line that
        declares them; after a hit, what changed without mattering; all parts of the key
        where nothing differs. Without STEP it explains the last one.

            why 3
        """,
        StateCommands::why);
  }

  private static Answer list(Desk desk, Arguments typed) throws MisuseException {
    Flags flags = Flags.json(typed);
    Arguments arguments = flags.rest();
    if (arguments.atMost(1).first().isEmpty()) {
      if (flags.json()) {
        return Flags.print(desk, SourceWindow.json(desk.session()));
      }
      desk.print(SourceWindow.around(desk.session(), desk.style()));
      return Answer.STAY;
    }
    String[] ends = arguments.words().getFirst().split(",", 2);
    int first = arguments.number(ends[0]);
    int last = ends.length > 1 ? arguments.number(ends[1]) : first + 10;
    int lines = desk.session().plan().file().source().lineCount();
    if (last < first || first > lines) {
      throw new MisuseException(
          "There are no such lines: the Dockerfile has the lines 1 to %d.", lines);
    }
    if (flags.json()) {
      return Flags.print(desk, SourceWindow.json(desk.session(), first, last));
    }
    desk.print(SourceWindow.lines(desk.session(), first, last, desk.style()));
    return Answer.STAY;
  }

  static Answer inspect(Desk desk, Arguments arguments) throws MisuseException, IOException {
    Flags flags = Flags.json(arguments);
    if (flags.rest().atMost(1).first().isPresent()) {
      return FindCommands.stat(desk, arguments);
    }
    if (flags.json()) {
      return Flags.print(desk, LookJson.config(stage(desk).image()));
    }
    desk.print(ImageText.config(stage(desk).image(), desk.style()));
    return Answer.STAY;
  }

  private static Answer why(Desk desk, Arguments typed) throws MisuseException, IOException {
    Flags flags = Flags.json(typed);
    Arguments arguments = flags.rest();
    DebugSession session = desk.session();
    Walk walk = walk(desk, arguments.atMost(1));
    Explainer explainer = new Explainer(session.plan());
    for (Walk each : session.timeline().walks(session.timeline().end())) {
      each.events().forEach(explainer);
    }
    session.failure().ifPresent(failed -> failed.events().forEach(explainer));
    BuildAccount account = explainer.account(session.plan(), false);
    int number = walk.step().ordinal() + 1;
    StepAccount step = account.step(number).orElseThrow();
    StepAccount told = walk.outcome().isEmpty() ? pending(step, explainer.of(walk.step())) : step;
    if (flags.json()) {
      desk.print(AccountJson.write(account, told));
      return Answer.STAY;
    }
    desk.print(WhyText.step(told, account.numbered(), desk.style()));
    if (walk.lookup().isEmpty()) {
      desk.say("The cache was not asked yet.");
    } else if (walk.lookup().get().differences().isEmpty()) {
      walk.key().ifPresent(key -> desk.print(WhyText.parts(key, desk.style())));
    }
    return Answer.STAY;
  }

  /** A step that stands between the question to the cache and its execution. */
  private static StepAccount pending(StepAccount step, Optional<Explanation> known) {
    return new StepAccount(
        step.number(),
        step.line(),
        step.stage(),
        step.instruction(),
        step.fate(),
        step.certain(),
        known.orElse(step.explanation()));
  }

  /** The walk that the arguments name: that of a step by number, or else the last one. */
  static Walk walk(Desk desk, Arguments arguments) throws MisuseException {
    DebugSession session = desk.session();
    if (arguments.first().isEmpty()) {
      return session
          .failure()
          .or(session::walk)
          .orElseThrow(() -> new MisuseException("No step ran yet. `step` runs the first."));
    }
    Step step = arguments.step(arguments.words().getFirst(), session.plan());
    return walk(session, step);
  }

  /** What {@code step} did, wherever on the timeline that is. */
  static Walk walk(DebugSession session, Step step) throws MisuseException {
    return session.timeline().walks(session.timeline().end()).stream()
        .filter(walk -> walk.step().ordinal() == step.ordinal())
        .findFirst()
        .or(() -> session.failure().filter(walk -> walk.step().ordinal() == step.ordinal()))
        .orElseThrow(() -> new MisuseException("Step %d did not run yet.", step.ordinal() + 1));
  }

  /** The present state, if something is built in it. */
  static State built(Desk desk) throws MisuseException {
    State state = desk.session().state();
    if (state.next() == 0) {
      throw nothingBuilt();
    }
    return state;
  }

  /** The state after the step whose number is {@code word}. */
  static State after(Desk desk, Arguments arguments, String word) throws MisuseException {
    return walk(desk.session(), arguments.step(word, desk.session().plan())).after();
  }

  static MisuseException nothingBuilt() {
    return new MisuseException("Nothing is built yet. `step` runs the first instruction.");
  }

  private static StageState stage(Desk desk) {
    return desk.session().state().current();
  }
}
