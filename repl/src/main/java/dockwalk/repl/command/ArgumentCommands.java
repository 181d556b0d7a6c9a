package dockwalk.repl.command;

import static dockwalk.repl.command.Command.Topic.ACTING;

import dockwalk.exec.UnusedArgs;
import dockwalk.plan.BuildPlan;
import dockwalk.render.Shown;
import dockwalk.syntax.Instruction;
import dockwalk.syntax.Spelling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Commands that give build arguments their values. */
final class ArgumentCommands {
  private ArgumentCommands() {}

  static List<Command> all() {
    return List.of(set(), unset());
  }

  private static Command set() {
    return Command.once(
        ACTING,
        "set",
        List.of(),
        "[ARGUMENT=VALUE | pager on|off | predict required|free]",
        "Give a build argument a value, or list them",
        """
            As the option --build-arg does. Every step before the first that the value
            reaches is kept; the session stands where it stood, or before that step.

            Two settings are of the session itself: whether text that is longer than the
            screen is read piece by piece (pager), and whether each step wants a prediction
            first (predict).

                set VERSION=2
                set pager off
            """,
        ArgumentCommands::set);
  }

  private static Command unset() {
    return Command.once(
        ACTING,
        "unset",
        List.of(),
        "ARGUMENT",
        "Take the value of a build argument back",
        """
            The argument has its default again, or none.

                unset VERSION
            """,
        ArgumentCommands::unset);
  }

  private static Answer set(Desk desk, Arguments arguments) throws MisuseException {
    String first = arguments.first().orElse("");
    if (first.equals("pager")) {
      return pager(desk, arguments.rest());
    }
    if (first.equals("predict")) {
      return PredictCommand.demand(desk, arguments.rest());
    }
    if (arguments.atMost(1).first().isEmpty()) {
      list(desk);
      return Answer.STAY;
    }
    String word = arguments.words().getFirst();
    int equals = word.indexOf('=');
    if (equals <= 0) {
      throw arguments.misuse("Write ARGUMENT=VALUE.");
    }
    String name = word.substring(0, equals);
    SequencedMap<String, String> given = given(desk);
    given.put(name, word.substring(equals + 1));
    return follow(desk, given, name);
  }

  private static Answer pager(Desk desk, Arguments arguments) throws MisuseException {
    boolean on =
        switch (arguments.only("Say on or off.")) {
          case "on" -> true;
          case "off" -> false;
          default -> throw arguments.misuse("Say on or off.");
        };
    desk.notebook().paging(on);
    desk.line(
        on
            ? desk.style().say("Long text is read piece by piece.")
            : desk.style().say("Long text is shown at once."));
    return Answer.STAY;
  }

  private static Answer unset(Desk desk, Arguments arguments) throws MisuseException {
    String name = arguments.only("Say which argument.");
    SequencedMap<String, String> given = given(desk);
    if (given.remove(name) == null) {
      throw Arguments.near(
          new MisuseException("%s has no value that was given.", name),
          Spelling.nearestName(name, List.copyOf(given.keySet())));
    }
    return follow(desk, given, name);
  }

  private static SequencedMap<String, String> given(Desk desk) {
    return new LinkedHashMap<>(desk.session().plan().options().buildArgs());
  }

  private static Answer follow(Desk desk, Map<String, String> given, String name)
      throws MisuseException {
    desk.acting(); // a trace has no other values
    BuildPlan was = desk.session().plan();
    Rewriting rewriting = new Rewriting(desk);
    Optional<BuildPlan> plan = rewriting.plan(was.file(), was.options().withBuildArgs(given));
    if (plan.isEmpty()) {
      return Answer.FAILED;
    }
    String now =
        given.containsKey(name) ? name + "=" + Shown.cut(given.get(name), 40) : name + " unset";
    Answer answer = rewriting.follow(plan.get(), now);
    warn(desk, name);
    return answer;
  }

  /** A value that nothing takes is mostly a slip. */
  static void warn(Desk desk, String name) {
    BuildPlan plan = desk.session().plan();
    if (UnusedArgs.of(plan).contains(name)) {
      desk.line(
          desk.style().changed("warning")
              + "  no ARG of this build takes "
              + name
              + near(name, names(plan)));
    }
  }

  private static String near(String name, Iterable<String> known) {
    List<String> names = new ArrayList<>();
    known.forEach(names::add);
    return Spelling.nearestName(name, names)
        .map(near -> ": did you mean " + near + "?")
        .orElse(".");
  }

  /** The names that the ARGs of the Dockerfile declare, in their order. */
  static List<String> names(BuildPlan plan) {
    return arguments(plan).stream().map(Instruction.Parameter::name).distinct().toList();
  }

  private static List<Instruction.Parameter> arguments(BuildPlan plan) {
    List<Instruction.Parameter> all = new ArrayList<>();
    for (Instruction instruction : plan.file().instructions()) {
      if (instruction instanceof Instruction.Arg arg) {
        all.addAll(arg.parameters());
      }
    }
    return all;
  }

  private static void list(Desk desk) {
    BuildPlan plan = desk.session().plan();
    Map<String, String> given = plan.options().buildArgs();
    given.forEach((name, value) -> desk.line(row(name, "=" + value, "given")));
    for (Instruction.Parameter parameter : arguments(plan)) {
      if (!given.containsKey(parameter.name())) {
        int line = plan.file().source().firstLine(parameter.span());
        String value = parameter.defaultValue().map(word -> "=" + word.raw()).orElse("");
        desk.line(row(parameter.name(), value, "ARG line " + line));
      }
    }
    if (given.isEmpty() && arguments(plan).isEmpty()) {
      desk.say("This Dockerfile has no ARG.");
    }
  }

  private static String row(String name, String value, String origin) {
    String shown = Shown.cut(name + value, 50);
    return shown + " ".repeat(Math.max(2, 30 - shown.length())) + "(" + origin + ")";
  }
}
