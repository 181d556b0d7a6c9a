package dockwalk.repl.command;

import dockwalk.debug.Walk;
import dockwalk.why.Explainer;
import dockwalk.why.Explanation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The predictions of a session, and how many of them were right. */
final class Predictions {
  private final List<Prediction> pending = new ArrayList<>();
  private int step = -1;
  private int right;
  private int scored;
  private boolean required;

  /** Whether instructions are executed only after a prediction. */
  void require(boolean demanded) {
    required = demanded;
  }

  boolean required() {
    return required;
  }

  /** Remembers a prediction of the step with this ordinal; the last one of a kind counts. */
  void add(int ordinal, Prediction prediction) {
    if (ordinal != step) {
      pending.clear();
    }
    step = ordinal;
    pending.removeIf(prediction::replaces);
    pending.add(prediction);
  }

  /** Those of the step with this ordinal. */
  List<Prediction> of(int ordinal) {
    return ordinal == step ? List.copyOf(pending) : List.of();
  }

  /** Refuses to go on where a prediction is demanded and missing. */
  void demand(Desk desk) throws MisuseException {
    boolean known = desk.session().now().compareTo(desk.session().timeline().end()) < 0;
    boolean begun = desk.session().inside().isPresent() || desk.session().state().finished();
    if (required && !known && !begun && of(desk.session().state().next()).isEmpty()) {
      throw new MisuseException(
          "Predict first, such as `predict hit` or `predict +/app`; `help predict` tells more."
              + " `predict free` ends this.");
    }
  }

  /** Tells of each prediction of an instruction that is over whether it was right. */
  void score(Desk desk, Walk walk) throws IOException {
    List<Prediction> made = of(walk.step().ordinal());
    if (made.isEmpty()) {
      return;
    }
    Prediction.Outcome outcome =
        new Prediction.Outcome(walk, desk.session().diff(walk), why(desk, walk));
    for (Prediction each : made) {
      Prediction.Score score = each.score(outcome);
      score.right().ifPresent(yes -> count(yes));
      String mark =
          score
              .right()
              .map(yes -> yes ? desk.style().good("right") : desk.style().bad("wrong"))
              .orElse("open");
      desk.line("predicted  " + mark + "  " + each.text() + " — " + score.reason());
    }
    pending.clear();
  }

  private void count(boolean yes) {
    scored++;
    right += yes ? 1 : 0;
  }

  private static Optional<Explanation> why(Desk desk, Walk walk) {
    Explainer explainer = new Explainer(desk.session().plan());
    desk.session().timeline().walks(desk.session().now()).stream()
        .flatMap(each -> each.events().stream())
        .forEach(explainer);
    return explainer.of(walk.step());
  }

  /** How many were right; absent if none was made. */
  Optional<String> total() {
    return scored == 0
        ? Optional.empty()
        : Optional.of("Predictions: " + right + " of " + scored + " right.");
  }
}
