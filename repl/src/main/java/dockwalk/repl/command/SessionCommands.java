package dockwalk.repl.command;

import static dockwalk.repl.command.Command.Topic.SESSION;

import java.util.List;

/** Commands about the session itself. */
final class SessionCommands {
  private SessionCommands() {}

  static List<Command> all() {
    return List.of(export(), help(), quit());
  }

  private static Command export() {
    return Command.once(
        SESSION,
        "export",
        List.of(),
        "[-t NAME] [-o SPEC]",
        "Write the image as it is at this moment",
        """
        Every state is an image, also one in the middle of the build. -t puts it into
        Dockwalk's store under a name; -o writes it as type oci, docker, tar or local,
        as the option of dockwalk build does.

            export -o type=docker,dest=app.tar
        """,
        (desk, arguments) -> {
          desk.line(
              desk.exporting().export(desk.session().state().current().image(), arguments.words()));
          return Answer.STAY;
        });
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

                help step
            """,
            (desk, arguments) -> {
              if (arguments.atMost(1).first().isEmpty()) {
                desk.print(CommandTable.STANDARD.overview(desk.style()));
              } else {
                Command command = CommandTable.STANDARD.find(arguments.words().getFirst());
                desk.print(CommandTable.explain(command, desk.style()));
              }
              return Answer.STAY;
            })
        .with(Command.Operand.COMMAND);
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
