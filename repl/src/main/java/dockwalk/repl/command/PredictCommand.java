package dockwalk.repl.command;

import static dockwalk.repl.command.Command.Topic.WALKING;

import dockwalk.exec.State;
import java.util.List;

/** The command that takes predictions. */
final class PredictCommand {
  private PredictCommand() {}

  static List<Command> all() {
    return List.of(
        Command.once(
            WALKING,
            "predict",
            List.of("?="),
            "[hit | miss | +PATH | -PATH | cwd PATH | files N | size N]",
            "Say what the next step will do, to be scored",
            """
            `hit` or `miss`: whether it comes from the cache. `+PATH`, `-PATH`: what it
            adds or deletes. `cwd PATH`: the folder after it. `files N`: how many paths its
            card counts. `size N`: bytes of its layer, such as 12kB, within a tenth. Say
            several, one after the other. After the step each is scored, with the reason.

            Without words it shows what is predicted, and the score so far. `predict
            required` lets no step run without a prediction, and one at a time, until
            `predict free`.

                predict miss
                predict +/app/main
            """,
            PredictCommand::predict));
  }

  private static Answer predict(Desk desk, Arguments arguments) throws MisuseException {
    Predictions predictions = desk.notebook().predictions();
    State state = desk.session().state();
    if (arguments.words().isEmpty()) {
      show(desk, predictions);
      return Answer.STAY;
    }
    String first = arguments.words().getFirst();
    if (first.equals("required") || first.equals("free")) {
      return demand(desk, arguments);
    }
    Prediction prediction = Prediction.of(desk, arguments);
    if (state.finished()) {
      throw new MisuseException("There is no next step to predict.");
    }
    if (desk.session().now().compareTo(desk.session().timeline().end()) < 0
        || desk.session().inside().isPresent()) {
      throw new MisuseException("That step has run already: there is nothing to predict.");
    }
    predictions.add(state.next(), prediction);
    desk.line("recorded: " + prediction.text());
    return Answer.STAY;
  }

  /** Whether no step runs without a prediction: {@code required | free}. */
  static Answer demand(Desk desk, Arguments arguments) throws MisuseException {
    boolean required =
        switch (arguments.only("Say required or free.")) {
          case "required" -> true;
          case "free" -> false;
          default -> throw arguments.misuse("Say required or free.");
        };
    desk.notebook().predictions().require(required);
    desk.line(
        required
            ? desk.style().say("No step runs without a prediction now.")
            : desk.style().say("Steps run without a prediction again."));
    return Answer.STAY;
  }

  private static void show(Desk desk, Predictions predictions) {
    List<Prediction> made = predictions.of(desk.session().state().next());
    made.forEach(each -> desk.line("predicted: " + each.text()));
    if (made.isEmpty()) {
      desk.say("Nothing is predicted of the next step.");
    }
    predictions.total().ifPresent(desk::line);
  }
}
