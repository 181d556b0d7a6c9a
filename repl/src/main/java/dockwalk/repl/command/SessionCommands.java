package dockwalk.repl.command;

import static dockwalk.repl.command.Command.Topic.SESSION;

import dockwalk.exec.ExpandedStep;
import dockwalk.exec.State;
import dockwalk.explain.Explanations;
import dockwalk.explain.Page;
import dockwalk.render.ExplanationText;
import dockwalk.render.SessionJson;
import java.util.List;
import java.util.Optional;

/** Commands about the session itself. */
final class SessionCommands {
  private SessionCommands() {}

  static List<Command> all() {
    return List.of(explain(), help(), quit());
  }

  private static Command explain() {
    return Command.once(
        SESSION,
        "explain",
        List.of(),
        "[PAGE] [--json]",
        "Explain an instruction, or a rule of the build checks",
        """
            Without PAGE it explains the instruction that comes next: what it does, how it
            is written, an example, a common mistake, and whether it makes a layer. The
            instruction stands above it with the values of its variables.

                explain COPY
            """,
        SessionCommands::explain);
  }

  private static Answer explain(Desk desk, Arguments typed)
      throws MisuseException, InterruptedException {
    Flags flags = Flags.json(typed);
    Arguments arguments = flags.rest();
    Explanations explanations = Explanations.in(desk.locale());
    String name = arguments.atMost(1).first().orElseGet(() -> nextKeyword(desk));
    Optional<ExpandedStep> next =
        arguments.first().isEmpty() ? desk.session().preview() : Optional.empty();
    Page page = explanations.find(name).orElseThrow(() -> unknown(name));
    if (flags.json()) {
      return Flags.print(desk, SessionJson.explanation(page, next));
    }
    next.ifPresent(step -> new Arrival(desk).expanded(step));
    desk.print(new ExplanationText(explanations, desk.style()).page(page));
    return Answer.STAY;
  }

  /** Of the next instruction, or of the last one where nothing comes next. */
  private static String nextKeyword(Desk desk) {
    State state = desk.session().state();
    return state.step().orElseGet(() -> state.plan().steps().getLast()).instruction().keyword();
  }

  private static MisuseException unknown(String name) {
    return Arguments.near(
        new MisuseException("\"%s\" is no instruction and no rule.", name),
        Explanations.nearest(name));
  }

  private static Command help() {
    return Command.once(
        SESSION,
        "help",
        List.of("h", "?"),
        "[COMMAND]",
        "List all commands, or explain one",
        """
            Every command may be cut short as long as it stays clear which is meant.
            `help conditions` tells what expressions are made of.

                help step
            """,
        (desk, arguments) -> {
          HelpText help = new HelpText(desk.style(), desk.locale());
          if (arguments.atMost(1).first().isEmpty()) {
            desk.print(help.overview(CommandTable.STANDARD));
          } else if (arguments.first().get().equals("conditions")) {
            desk.print(ConditionsPage.plain());
          } else {
            Command command = CommandTable.STANDARD.find(arguments.words().getFirst());
            desk.print(help.page(command));
          }
          return Answer.STAY;
        });
  }

  private static Command quit() {
    return Command.once(
        SESSION,
        "quit",
        List.of("q", "exit"),
        "",
        "Leave",
        """
        Ctrl-D leaves as well. What was built stays in the cache.

            quit
        """,
        (desk, arguments) -> {
          arguments.atMost(0);
          return Answer.LEAVE;
        });
  }
}
