package dockwalk.repl.command;

import static dockwalk.repl.command.Command.Topic.WALKING;

import dockwalk.debug.Checkpoint;
import dockwalk.debug.Stop;
import dockwalk.exec.State;
import java.util.List;

/** Commands that remember a moment and return to it. */
final class CheckpointCommands {
  private CheckpointCommands() {}

  static List<Command> all() {
    return List.of(checkpoint(), restart());
  }

  private static Command checkpoint() {
    return Command.once(
        WALKING,
        "checkpoint",
        List.of("cp"),
        "",
        "Remember this moment, to return to it",
        """
        Gives the moment a number. `restart N` returns to it, with all that was done
        until then and after.

            checkpoint
        """,
        (desk, arguments) -> {
          arguments.atMost(0);
          desk.line(line(desk.session().checkpoint()));
          return Answer.STAY;
        });
  }

  private static Command restart() {
    return Command.once(
        WALKING,
        "restart",
        List.of(),
        "[CHECKPOINT]",
        "Return to a checkpoint, or list them",
        """
        Nothing is executed. Without N the checkpoints are listed.

            restart 1
        """,
        CheckpointCommands::restart);
  }

  private static Answer restart(Desk desk, Arguments arguments) throws MisuseException {
    List<Checkpoint> all = desk.session().checkpoints();
    if (arguments.atMost(1).first().isEmpty()) {
      if (all.isEmpty()) {
        desk.say("No checkpoints. `checkpoint` makes one, `run` starts over.");
      }
      all.forEach(each -> desk.line(line(each)));
      return Answer.STAY;
    }
    int number = arguments.number(arguments.words().getFirst());
    Checkpoint wanted =
        all.stream()
            .filter(each -> each.number() == number)
            .findFirst()
            .orElseThrow(
                () ->
                    new MisuseException(
                        "There is no checkpoint %d. `restart` lists them.", number));
    desk.session().restore(wanted);
    return new Arrival(desk).elsewhere(new Stop.Arrived());
  }

  private static String line(Checkpoint checkpoint) {
    State state = checkpoint.timeline().at(checkpoint.moment());
    String place =
        state.finished()
            ? "after the last step"
            : "before step " + (state.next() + 1) + "/" + state.plan().steps().size();
    return "Checkpoint " + checkpoint.number() + ", " + place;
  }
}
