package dockwalk.render;

import dockwalk.exec.CacheKey;
import dockwalk.why.BuildAccount;
import dockwalk.why.Explanation;
import dockwalk.why.Fate;
import dockwalk.why.Reason;
import dockwalk.why.StepAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Explanations for people: one line a step, or all that is known of one step. */
public final class WhyText {
  private static final int INSTRUCTION = 36;
  private static final int WIDE = 56;
  private static final int MOST_REASONS = 20;
  private static final int DIGEST = "sha256:".length() + 64;

  private WhyText() {}

  /**
   * A line for each step, and one that counts them.
   *
   * <pre>
   *  3  executed  COPY app/ /srv/   file app/index.html: content changed (line 4)
   * </pre>
   */
  public static String table(BuildAccount account) {
    Columns columns = new Columns("rlll");
    for (StepAccount step : account.steps()) {
      columns.row(
          step.number() == 0 ? "-" : Integer.toString(step.number()),
          step.fate().word() + (step.certain() ? "" : "?"),
          Shown.cut(Shown.oneLine(step.instruction()), INSTRUCTION),
          line(step.explanation()));
    }
    return columns.text(" ") + whole(account) + summary(account) + "\n";
  }

  /** A failure of which the table has only the first line, with all that it says. */
  private static String whole(BuildAccount account) {
    StringBuilder text = new StringBuilder();
    for (StepAccount step : account.steps()) {
      if (step.fate() == Fate.FAILED) {
        step.explanation()
            .words()
            .lines()
            .skip(1)
            .forEach(line -> text.append("    ").append(Shown.text(line)).append('\n'));
      }
    }
    return text.toString();
  }

  /** How many steps there are of each fate, such as {@code 3 steps: 1 executed, 2 cached}. */
  public static String summary(BuildAccount account) {
    List<String> counts = new ArrayList<>();
    for (Map.Entry<Fate, Integer> each : account.counts().entrySet()) {
      boolean skipped = each.getKey() == Fate.SKIPPED;
      counts.add(
          each.getValue()
              + " "
              + each.getKey().word()
              + (skipped ? " (not needed by the target)" : ""));
    }
    int steps = account.steps().size();
    return steps + (steps == 1 ? " step: " : " steps: ") + String.join(", ", counts);
  }

  /** The explanation in one line, with the line of the Dockerfile that it is about. */
  public static String line(Explanation explanation) {
    Optional<Integer> line = explanation.reasons().stream().findFirst().flatMap(WhyText::besides);
    String where = line.map(number -> " (line " + number + ")").orElse("");
    return Shown.text(explanation.words().lines().findFirst().orElse("")) + where;
  }

  /** The line that declares it, unless its words name one. */
  private static Optional<Integer> besides(Reason reason) {
    return reason.part().equals("parent") ? Optional.empty() : reason.line();
  }

  /** All that is known of one step: each part that changed, its old and its new value. */
  public static String step(StepAccount step, int steps, Style style) {
    StringBuilder text = new StringBuilder();
    text.append(
        step.number() == 0
            ? style.say("line %d: ", step.line())
            : style.say("step %d/%d, line %d: ", step.number(), steps, step.line()));
    text.append(Shown.cut(Shown.oneLine(step.instruction()), style.width() - 20)).append('\n');
    String words = step.explanation().said().in(style::say);
    text.append(style.strong(fate(step, style) + (step.certain() ? "" : "?")))
        .append(": ")
        .append(words.lines().map(Shown::text).collect(Collectors.joining("\n  ")))
        .append('\n');
    return text + details(step.explanation(), style);
  }

  /** Of a step that the cache was asked about, it is known why it will be executed. */
  private static String fate(StepAccount step, Style style) {
    boolean asked =
        step.fate() == Fate.NOT_REACHED && !step.explanation().verdict().equals("not-reached");
    return asked ? style.say("not executed yet") : style.say(step.fate().word());
  }

  /** The parts that changed, and those that did not matter. */
  public static String details(Explanation explanation, Style style) {
    StringBuilder text = new StringBuilder();
    if (!explanation.reasons().isEmpty()) {
      text.append(style.say("what differs from the last time:")).append('\n');
      text.append(reasons(explanation.reasons(), style));
    }
    if (!explanation.ignored().isEmpty()) {
      text.append(style.say("what changed and does not matter:")).append('\n');
      explanation.ignored().stream()
          .map(each -> Shown.text(each.said().in(style::say)))
          .forEach(each -> text.append("  ").append(each).append('\n'));
    }
    return text.toString();
  }

  /** All parts of a key with their values. */
  public static String parts(CacheKey key, Style style) {
    Columns columns = new Columns("ll");
    key.parts().forEach(part -> columns.row(Shown.text(part.name()), value(part.shown(), style)));
    return style.say("the key is made of:") + "\n" + columns.text("  ");
  }

  private static String reasons(List<Reason> reasons, Style style) {
    StringBuilder text = new StringBuilder();
    for (Reason reason : reasons.subList(0, Math.min(reasons.size(), MOST_REASONS))) {
      String line = besides(reason).map(number -> style.say(", line %d", number)).orElse("");
      text.append("  ").append(Shown.text(reason.said().in(style::say))).append(line);
      text.append('\n');
      Columns sides = new Columns("ll");
      sides.row(style.say("was"), side(reason.before(), style));
      sides.row(style.say("now"), side(reason.after(), style));
      text.append(sides.text("    "));
    }
    if (reasons.size() > MOST_REASONS) {
      text.append("  ").append(style.say("… and %d more", reasons.size() - MOST_REASONS));
      text.append('\n');
    }
    return text.toString();
  }

  private static String side(Optional<String> value, Style style) {
    return value.map(each -> value(each, style)).orElseGet(() -> style.say("(nothing)"));
  }

  private static String value(String value, Style style) {
    if (value.isEmpty()) {
      return style.say("(empty)");
    }
    boolean digest = value.startsWith("sha256:") && value.length() == DIGEST;
    return digest ? value.substring(0, "sha256:".length() + 12) : Shown.cut(value, WIDE);
  }
}
