package dockwalk.repl.command;

import static dockwalk.repl.command.Command.Topic.WALKING;

import dockwalk.plan.BuildOptions;
import dockwalk.plan.BuildPlan;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The command that starts over, perhaps with other options. */
final class Restarting {
  private Restarting() {}

  static Command run() {
    return Command.once(
        WALKING,
        "run",
        List.of("r"),
        "[--no-cache] [--build-arg ARGUMENT=VALUE] [--target STAGE]",
        "Start over, and run to a breakpoint or the end",
        """
        Goes back to the start and runs again: the cache is asked anew, or with
        --no-cache not at all until the next run. Values and the target stay as they are
        given. Breakpoints stay.

            run
            run --no-cache --target build
        """,
        Restarting::run);
  }

  private static Answer run(Desk desk, Arguments arguments) throws MisuseException, IOException {
    BuildPlan was = desk.session().plan();
    BuildOptions options = options(desk, arguments);
    if (!options.equals(was.options())) {
      desk.acting(); // a trace has no other options
      Optional<BuildPlan> plan = new Rewriting(desk).plan(was.file(), options);
      if (plan.isEmpty()) {
        return Answer.FAILED;
      }
      try {
        desk.session().follow(plan.get(), line -> line);
      } catch (InterruptedException e) {
        desk.say("Interrupted: the session is as it was.");
        return Answer.CANCELLED;
      }
      options.buildArgs().keySet().stream()
          .filter(name -> !was.options().buildArgs().containsKey(name))
          .forEach(name -> ArgumentCommands.warn(desk, name));
    }
    desk.session().restart();
    return WalkingCommands.forward(desk, state -> false);
  }

  private static BuildOptions options(Desk desk, Arguments arguments) throws MisuseException {
    BuildOptions options =
        desk.session()
            .plan()
            .options()
            .withNoCache(
                desk.live().filter(acting -> acting.program().options().noCache()).isPresent());
    Iterator<String> words = arguments.words().iterator();
    while (words.hasNext()) {
      String word = words.next();
      int equals = word.startsWith("--") ? word.indexOf('=') : -1;
      String option = equals < 0 ? word : word.substring(0, equals);
      Optional<String> value =
          equals < 0 ? Optional.empty() : Optional.of(word.substring(equals + 1));
      options =
          switch (option) {
            case "--no-cache" -> options.withNoCache(true);
            case "--target" -> options.withTarget(value(option, value, words, arguments));
            case "--build-arg" ->
                options.withBuildArgs(
                    with(options, value(option, value, words, arguments), arguments));
            default -> throw arguments.misuse("run knows no %s.", word);
          };
    }
    return options;
  }

  private static String value(
      String option, Optional<String> value, Iterator<String> words, Arguments arguments)
      throws MisuseException {
    if (value.isEmpty() && !words.hasNext()) {
      throw arguments.misuse("%s needs a value.", option);
    }
    return value.isPresent() ? value.get() : words.next();
  }

  private static Map<String, String> with(BuildOptions options, String arg, Arguments arguments)
      throws MisuseException {
    int equals = arg.indexOf('=');
    if (equals <= 0) {
      throw arguments.misuse("Write --build-arg ARGUMENT=VALUE.");
    }
    Map<String, String> given = new LinkedHashMap<>(options.buildArgs());
    given.put(arg.substring(0, equals), arg.substring(equals + 1));
    return given;
  }
}
