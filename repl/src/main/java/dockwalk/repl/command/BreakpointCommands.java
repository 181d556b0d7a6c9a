package dockwalk.repl.command;

import static dockwalk.repl.command.Command.Topic.BREAKPOINTS;

import dockwalk.debug.Breakpoint;
import dockwalk.debug.Breakpoints;
import java.util.List;

/** Commands that set and take away breakpoints. */
final class BreakpointCommands {
  private BreakpointCommands() {}

  static List<Command> all() {
    return List.of(set(), list(), delete());
  }

  private static Command set() {
    return Command.once(
        BREAKPOINTS,
        "break",
        List.of("b"),
        "[LINE]",
        "Stop before the instruction on a line",
        """
        Marks the instruction on LINE, or else the first one below it. continue, step
        and reverse-continue then stop before it. Without LINE all breakpoints are
        listed.

            break 7
        """,
        (desk, arguments) -> {
          if (arguments.atMost(1).first().isEmpty()) {
            return show(desk);
          }
          int line = arguments.number(arguments.words().getFirst());
          Breakpoint mark =
              desk.session()
                  .breakpoints()
                  .add(line)
                  .orElseThrow(
                      () ->
                          new MisuseException(
                              "No instruction of this build is on or below line " + line + "."));
          desk.line("Breakpoint " + mark.number() + " at " + describe(desk, mark));
          return Answer.STAY;
        });
  }

  private static Command list() {
    return Command.once(
        BREAKPOINTS,
        "breakpoints",
        List.of("bp"),
        "",
        "List the breakpoints",
        """
        Each has a number, by which delete takes it away.

            breakpoints
        """,
        (desk, arguments) -> {
          arguments.atMost(0);
          return show(desk);
        });
  }

  private static Command delete() {
    return Command.once(
        BREAKPOINTS,
        "delete",
        List.of("d", "clear", "cl"),
        "[N]",
        "Take away breakpoint N, or all",
        """
        N is the number that break gave.

            delete 1
        """,
        (desk, arguments) -> {
          Breakpoints marks = desk.session().breakpoints();
          if (arguments.atMost(1).first().isEmpty()) {
            marks.clear();
            desk.line("No breakpoints are left.");
            return Answer.STAY;
          }
          int number = arguments.number(arguments.words().getFirst());
          if (!marks.remove(number)) {
            throw new MisuseException("There is no breakpoint " + number + ". See breakpoints.");
          }
          desk.line("Breakpoint " + number + " is gone.");
          return Answer.STAY;
        });
  }

  private static Answer show(Desk desk) {
    if (desk.session().breakpoints().list().isEmpty()) {
      desk.line("No breakpoints. `break LINE` sets one.");
    }
    for (Breakpoint mark : desk.session().breakpoints().list()) {
      desk.line(mark.number() + "  " + describe(desk, mark));
    }
    return Answer.STAY;
  }

  private static String describe(Desk desk, Breakpoint mark) {
    return desk.session().plan().file().source().name()
        + ":"
        + mark.line()
        + ": "
        + dockwalk.render.Shown.cut(mark.step().instruction().text(), 60);
  }
}
