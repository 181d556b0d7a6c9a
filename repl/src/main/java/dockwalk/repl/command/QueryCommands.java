package dockwalk.repl.command;

import static dockwalk.repl.command.Command.Topic.BREAKPOINTS;
import static dockwalk.repl.command.Command.Topic.STATE;

import dockwalk.debug.Breakpoints;
import dockwalk.debug.Displays;
import dockwalk.debug.Query;
import dockwalk.render.SessionJson;
import dockwalk.render.StopText;
import dockwalk.render.ValueText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Commands that ask an expression, now, at every stop or as a condition. */
final class QueryCommands {
  private QueryCommands() {}

  static List<Command> conditions() {
    return List.of(condition(), ignore());
  }

  static List<Command> prints() {
    return List.of(print(), display(), undisplay());
  }

  private static Command condition() {
    return Command.once(
        BREAKPOINTS,
        "condition",
        List.of("cond"),
        "BREAKPOINT [EXPR]",
        "Let a breakpoint stop only if something is so",
        """
        Without EXPR the condition is taken away. `help conditions` tells what can be
        asked. A condition on something that does not exist is false, and that is said
        once. The variable hits counts how often the place was reached.

            condition 1 size(/usr) > 50MB && env.PATH ~ "venv"
            condition 2 hits >= 3
        """,
        QueryCommands::condition);
  }

  private static Command ignore() {
    return Command.once(
        BREAKPOINTS,
        "ignore",
        List.of(),
        "BREAKPOINT COUNT",
        "Pass by a breakpoint COUNT times",
        """
        The next COUNT hits are counted and do not stop. COUNT 0 ends that.

            ignore 1 2
        """,
        QueryCommands::ignore);
  }

  private static Command print() {
    return Command.once(
        STATE,
        "print",
        List.of("p"),
        "[EXPR] [--json]",
        "Show the value of an expression",
        """
        The expressions are those of conditions, `help conditions` lists their names.
        Without EXPR, or with nothing but a path, it is the same as inspect.

            print size(/usr)
            print env.PATH
        """,
        QueryCommands::print);
  }

  private static Command display() {
    return Command.once(
        STATE,
        "display",
        List.of(),
        "[EXPR] [--json]",
        "Show an expression now, and at every stop",
        """
        Each gets a number, by which undisplay takes it away. Without EXPR all are
        shown.

            display size
            display files(/app)
        """,
        QueryCommands::display);
  }

  private static Command undisplay() {
    return Command.once(
        STATE,
        "undisplay",
        List.of(),
        "[N]",
        "Show expression N no more, or none of them",
        """
        N is the number before the expression.

            undisplay 1
        """,
        QueryCommands::undisplay);
  }

  private static Answer condition(Desk desk, Arguments arguments) throws MisuseException {
    Breakpoints marks = desk.session().breakpoints();
    int number = number(desk, arguments);
    String text = arguments.line().substring(arguments.words().getFirst().length()).strip();
    Optional<Query> query = text.isEmpty() ? Optional.empty() : Optional.of(Queries.of(text));
    marks.condition(number, query);
    desk.line(StopText.row(marks.of(number).orElseThrow(), desk.session().plan()));
    return Answer.STAY;
  }

  private static Answer ignore(Desk desk, Arguments arguments) throws MisuseException {
    int number = number(desk, arguments.atMost(2));
    if (arguments.words().size() < 2) {
      throw arguments.misuse("Say how often.");
    }
    String word = arguments.words().getLast();
    int count = word.equals("0") ? 0 : arguments.number(word);
    desk.session().breakpoints().ignore(number, count);
    desk.line(
        count == 0
            ? "Breakpoint " + number + " stops again."
            : "The next "
                + (count == 1 ? "hit" : count + " hits")
                + " of breakpoint "
                + number
                + (count == 1 ? " does" : " do")
                + " not stop.");
    return Answer.STAY;
  }

  private static int number(Desk desk, Arguments arguments) throws MisuseException {
    String word = arguments.first().orElse("");
    if (word.isEmpty()) {
      throw arguments.misuse("Say which breakpoint.");
    }
    int number = arguments.number(word);
    if (desk.session().breakpoints().of(number).isEmpty()) {
      throw BreakpointCommands.missing(number);
    }
    return number;
  }

  private static Answer print(Desk desk, Arguments arguments) throws MisuseException, IOException {
    List<String> words = arguments.words();
    if (words.isEmpty() || (words.size() == 1 && words.getFirst().matches("\\.{0,2}/[^()]*"))) {
      return StateCommands.inspect(desk, arguments);
    }
    String line = arguments.line().strip();
    boolean json = line.endsWith(" " + Flags.JSON) || line.startsWith(Flags.JSON + " ");
    String text = json ? line.replaceFirst("^--json | --json$", "") : line;
    Query.Answer answer = Queries.of(text).ask(desk.session().sight());
    if (json) {
      return Flags.print(desk, ValueText.json(text.strip(), answer));
    }
    desk.line(ValueText.of(answer.value()));
    answer.notes().stream().distinct().forEach(note -> desk.line("note: " + note));
    return Answer.STAY;
  }

  private static Answer display(Desk desk, Arguments arguments)
      throws MisuseException, IOException {
    Displays displays = desk.session().displays();
    if (arguments.words().equals(List.of(Flags.JSON))) {
      return document(desk, displays);
    }
    if (arguments.words().isEmpty()) {
      if (displays.list().isEmpty()) {
        desk.say("Nothing is displayed. `display EXPR` adds an expression.");
      }
      show(desk);
      return Answer.STAY;
    }
    Query query = Queries.of(arguments.line());
    line(desk, displays.add(query), query);
    return Answer.STAY;
  }

  private static Answer document(Desk desk, Displays displays) throws IOException {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Map.Entry<Integer, Query> each : displays.list().entrySet()) {
      Query.Answer answer = each.getValue().ask(desk.session().sight());
      all.add(SessionJson.display(each.getKey(), each.getValue(), answer));
    }
    return Flags.print(desk, Map.of("displays", all));
  }

  private static Answer undisplay(Desk desk, Arguments arguments) throws MisuseException {
    Displays displays = desk.session().displays();
    if (arguments.atMost(1).first().isEmpty()) {
      displays.clear();
      desk.say("Nothing is displayed any more.");
      return Answer.STAY;
    }
    int number = arguments.number(arguments.words().getFirst());
    if (!displays.remove(number)) {
      throw new MisuseException("There is no display %d. `display` lists them.", number);
    }
    desk.line("Display " + number + " is gone.");
    return Answer.STAY;
  }

  /** All that is displayed, a line each. */
  static void show(Desk desk) throws IOException {
    for (Map.Entry<Integer, Query> each : desk.session().displays().list().entrySet()) {
      line(desk, each.getKey(), each.getValue());
    }
  }

  private static void line(Desk desk, int number, Query query) throws IOException {
    String value = ValueText.brief(query.ask(desk.session().sight()).value());
    desk.line(desk.style().faint(number + ": ") + query.text() + " = " + value);
  }
}
