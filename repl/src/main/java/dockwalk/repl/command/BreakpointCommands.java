package dockwalk.repl.command;

import static dockwalk.repl.command.Command.Topic.BREAKPOINTS;

import dockwalk.debug.Breakpoint;
import dockwalk.debug.Breakpoint.Reason;
import dockwalk.debug.Breakpoints;
import dockwalk.debug.DebugSession;
import dockwalk.render.SessionJson;
import dockwalk.render.StopText;
import java.util.List;

/** Commands that set, list and take away what stops a session. */
final class BreakpointCommands {
  private BreakpointCommands() {}

  static List<Command> all() {
    return List.of(set(), once(), watch(), capture(), list(), delete(), enable(), disable());
  }

  private static Command set() {
    return Command.once(
        BREAKPOINTS,
        "break",
        List.of("b"),
        "[PLACE] [if EXPR]",
        "Stop before an instruction",
        """
        PLACE is a line: the instruction on it, or else the first one below it; a
        keyword: every instruction of that kind; stage and a name: its first
        instruction; or end and a name: where that stage has ended.
        continue, step and reverse-continue then stop before it. With a condition it
        stops only if that is so: see `help conditions`. With log and a text it prints
        the text and goes on; expressions stand in braces. Without PLACE all breakpoints
        are listed.

            break 7
            break stage build
            break end build
            break RUN if size(/usr) > 50MB
            break COPY log "{files(/app)} files, {size} in all"
        """,
        (desk, arguments) ->
            arguments.first().isEmpty() ? show(desk) : before(desk, arguments, false));
  }

  private static Command once() {
    return Command.once(
        BREAKPOINTS,
        "tbreak",
        List.of("tb"),
        "PLACE [if EXPR]",
        "Stop before an instruction, once",
        """
        Like break, but gone when it has stopped the session.

            tbreak COPY
        """,
        (desk, arguments) -> before(desk, arguments, true));
  }

  private static Command watch() {
    return Command.once(
        BREAKPOINTS,
        "watch",
        List.of(),
        "WHAT [if EXPR]",
        "Stop after an instruction that changes something",
        """
            WHAT is a path of the image with all below it, or a pattern; env and the name
            of a variable or build argument; cwd, the working directory; or size, that of
            the image. The session stops after the instruction that changed it, and shows
            the old and the new.

                watch /etc/passwd
                watch /usr/**/*.so
                watch env PATH
            """,
        BreakpointCommands::watch);
  }

  private static Command capture() {
    return Command.once(
        BREAKPOINTS,
        "catch",
        List.of(),
        "miss|warn|fail [if EXPR]",
        "Stop at a cache miss or a warning",
        """
        miss stops inside a step that the cache does not have, before it is executed:
        why then tells what changed. warn stops after an instruction of which there is
        something to warn. A failure always stops.

            catch miss
        """,
        BreakpointCommands::capture);
  }

  private static Command list() {
    return Command.once(
        BREAKPOINTS,
        "breakpoints",
        List.of("bp"),
        "[--json]",
        "List what stops the session",
        """
        Each has a number, by which delete, enable and disable name it.

            breakpoints
        """,
        (desk, arguments) -> {
          if (Flags.onlyJson(arguments)) {
            DebugSession session = desk.session();
            return Flags.print(
                desk, SessionJson.breakpoints(session.breakpoints().list(), session.plan()));
          }
          return show(desk);
        });
  }

  private static Command delete() {
    return Command.once(
        BREAKPOINTS,
        "delete",
        List.of("d", "clear", "cl"),
        "[BREAKPOINT]",
        "Take away one breakpoint, or all",
        """
        N is the number that break gave.

            delete 1
        """,
        (desk, arguments) -> {
          Breakpoints marks = desk.session().breakpoints();
          if (arguments.atMost(1).first().isEmpty()) {
            marks.clear();
            desk.say("No breakpoints are left.");
            return Answer.STAY;
          }
          int number = arguments.number(arguments.words().getFirst());
          return found(desk, number, marks.remove(number), "gone");
        });
  }

  private static Command enable() {
    return Command.once(
        BREAKPOINTS,
        "enable",
        List.of(),
        "BREAKPOINT",
        "Let a breakpoint stop again",
        """
        Undoes disable.

            enable 1
        """,
        (desk, arguments) -> switched(desk, arguments, true));
  }

  private static Command disable() {
    return Command.once(
        BREAKPOINTS,
        "disable",
        List.of(),
        "BREAKPOINT",
        "Keep a breakpoint without stopping there",
        """
        It stays in the list, and enable brings it back.

            disable 1
        """,
        (desk, arguments) -> switched(desk, arguments, false));
  }

  private static Answer switched(Desk desk, Arguments arguments, boolean on)
      throws MisuseException {
    int number = arguments.number(arguments.only("Say which breakpoint."));
    boolean there = desk.session().breakpoints().enable(number, on);
    return found(desk, number, there, on ? "on" : "off");
  }

  private static Answer found(Desk desk, int number, boolean there, String now)
      throws MisuseException {
    if (!there) {
      throw missing(number);
    }
    desk.line("Breakpoint " + number + " is " + now + ".");
    return Answer.STAY;
  }

  static MisuseException missing(int number) {
    return new MisuseException("There is no breakpoint %d. See breakpoints.", number);
  }

  private static Answer capture(Desk desk, Arguments typed) throws MisuseException {
    Clauses clauses = Clauses.of(typed.line());
    Arguments arguments = clauses.arguments(typed.usage());
    return switch (arguments.only("Say what to catch.")) {
      case "miss" -> add(desk, new Reason.Miss(), clauses, false);
      case "warn" -> add(desk, new Reason.Warning(), clauses, false);
      case "fail" -> {
        desk.say("A failure always stops the session, before the step that failed.");
        yield Answer.STAY;
      }
      default -> throw arguments.misuse("That cannot be caught.");
    };
  }

  private static Answer watch(Desk desk, Arguments typed) throws MisuseException {
    Clauses clauses = Clauses.of(typed.line());
    Arguments arguments = clauses.arguments(typed.usage());
    return add(desk, new Reason.Changes(Watching.subject(desk, arguments)), clauses, false);
  }

  private static Answer before(Desk desk, Arguments typed, boolean temporary)
      throws MisuseException {
    Clauses clauses = Clauses.of(typed.line());
    Arguments arguments = clauses.arguments(typed.usage());
    Reason reason = new Reason.Before(Watching.place(desk, arguments));
    return add(desk, reason, clauses, temporary);
  }

  private static Answer add(Desk desk, Reason reason, Clauses clauses, boolean temporary)
      throws MisuseException {
    Breakpoint mark = desk.session().breakpoints().add(reason, Queries.terms(clauses, temporary));
    desk.line(StopText.added(mark, desk.session().plan()));
    return Answer.STAY;
  }

  private static Answer show(Desk desk) {
    if (desk.session().breakpoints().list().isEmpty()) {
      desk.say("No breakpoints. `break LINE` sets one.");
    }
    for (Breakpoint mark : desk.session().breakpoints().list()) {
      desk.line(StopText.row(mark, desk.session().plan()));
    }
    return Answer.STAY;
  }
}
