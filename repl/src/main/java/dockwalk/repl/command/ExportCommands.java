package dockwalk.repl.command;

import static dockwalk.repl.command.Command.Topic.ACTING;

import dockwalk.exec.State;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Commands that make images of states. */
final class ExportCommands {
  private ExportCommands() {}

  static List<Command> all() {
    return List.of(export(), tag());
  }

  private static Command export() {
    return Command.once(
        ACTING,
        "export",
        List.of(),
        "[STEP] [-t NAME] [-o SPEC]",
        "Write the image as it is here, or after a step",
        """
        Every state is an image, also one in the middle of the build, or before a step
        that failed. -t puts it into Dockwalk's store under a name; -o writes it as type
        oci, docker, tar or local, as the option of dockwalk build does.

            export -o type=docker,dest=app.tar
            export 3 -t halfway
        """,
        (desk, arguments) -> {
          List<String> words = new ArrayList<>(arguments.words());
          State state = state(desk, arguments, words);
          return exported(desk, state, words);
        });
  }

  private static Command tag() {
    return Command.once(
        ACTING,
        "tag",
        List.of(),
        "[STEP] NAME",
        "Give the image as it is here, or after a step, a name",
        """
        It can be run, saved and used in FROM under that name.

            tag halfway
            tag 3 app:before
        """,
        (desk, arguments) -> {
          List<String> words = new ArrayList<>(arguments.atMost(2).words());
          State state =
              words.size() < 2 ? StateCommands.built(desk) : state(desk, arguments, words);
          if (words.size() != 1) {
            throw arguments.misuse("Say which name.");
          }
          return exported(desk, state, List.of("-t", words.getFirst()));
        });
  }

  private static Answer exported(Desk desk, State state, List<String> words)
      throws MisuseException, IOException, InterruptedException {
    desk.line(desk.acting().exporting().export(state, words));
    return Answer.STAY;
  }

  /** The state that the first of {@code words} names, which is taken away, or the present one. */
  private static State state(Desk desk, Arguments arguments, List<String> words)
      throws MisuseException {
    if (words.isEmpty() || !words.getFirst().chars().allMatch(Character::isDigit)) {
      return StateCommands.built(desk);
    }
    return StateCommands.after(desk, arguments, words.removeFirst());
  }
}
