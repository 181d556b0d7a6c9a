package dockwalk.render;

import dockwalk.debug.Walk;
import dockwalk.exec.Event.Outcome;
import dockwalk.exec.ExpandedStep;
import dockwalk.fs.TreeDiff;
import dockwalk.image.Image;
import dockwalk.image.ImageConfig;
import dockwalk.image.Layer;
import dockwalk.plan.BuildPlan;
import dockwalk.plan.Step;
import dockwalk.syntax.Diagnostic;
import java.time.Duration;
import java.util.List;

/**
 * What one instruction did, at a glance.
 *
 * <pre>
 * ── step 3/5 ── Dockerfile:4 ──────────────────────────────────────────────────
 * RUN make
 *   result   executed in 0.31s
 *   cache    miss: no step like this was built before
 *   folder   /app
 *   user     root
 *   files    1 added, 1 changed
 *            A  /app/out   8.4kB
 *            M  /app/log   412B → 9.1kB
 *   layer    10.1kB  sha256:3f2a91c0b7de
 * </pre>
 */
public final class StepCard {
  private static final int MOST_FILES = 12;

  /** Columns that most times and words fit in, so that titles end at one place. */
  private static final int HOW = 6;

  private static final int MOST_CONFIG = 8;

  private final Walk walk;
  private final boolean replayed;
  private final Style style;
  private final StringBuilder text = new StringBuilder();
  private final CardRows rows;

  private StepCard(Walk walk, boolean replayed, Style style) {
    this.walk = walk;
    this.replayed = replayed;
    this.style = style;
    this.rows = new CardRows(text, style);
  }

  /**
   * The card of an instruction that is over.
   *
   * @param diff what it did to the files of its stage
   */
  public static String of(Walk walk, TreeDiff diff, Style style) {
    return of(walk, diff, false, style);
  }

  /**
   * The same.
   *
   * @param replayed whether nothing was executed now, since it was before
   */
  public static String of(Walk walk, TreeDiff diff, boolean replayed, Style style) {
    StepCard card = new StepCard(walk, replayed, style);
    card.head();
    card.result();
    card.place();
    card.files(diff);
    card.config();
    card.layer();
    card.notes();
    return card.text.toString();
  }

  /** The instruction in one line, for those that are passed by. */
  public static String line(Walk walk, boolean replayed, Style style) {
    int steps = walk.before().plan().steps().size();
    String number = number(walk.before().plan(), walk.step());
    number = " ".repeat(2 * Integer.toString(steps).length() + 1 - number.length()) + number;
    String how =
        walk.outcome()
            .map(outcome -> brief(outcome, walk.took().orElse(Duration.ZERO), style))
            .orElse("");
    how = replayed ? style.say("replayed") : how;
    how = " ".repeat(Math.max(0, HOW - how.length())) + how;
    int room = style.width() - number.length() - how.length() - 4;
    String title = Shown.cut(Shown.oneLine(title(walk)), room);
    String pad = " ".repeat(room - title.length());
    return style.faint(number) + "  " + title + pad + "  " + style.faint(how) + "\n";
  }

  /** The place of a step in its build, such as {@code 3/5}. */
  public static String number(BuildPlan plan, Step step) {
    return (step.ordinal() + 1) + "/" + plan.steps().size();
  }

  /** The rule over a card: which step, where, in which stage. */
  static String rule(BuildPlan plan, Step step, Style style) {
    String line =
        "── "
            + style.say("step %s", number(plan, step))
            + " ── "
            + plan.file().source().name()
            + ":"
            + plan.file().source().firstLine(step.span())
            + " ──";
    if (plan.stages().size() > 1) {
      line += " " + style.say("stage %s", plan.stages().get(step.stage()).title()) + " ──";
    }
    return line + "─".repeat(Math.max(0, style.width() - line.length()));
  }

  private void head() {
    text.append(style.faint(rule(walk.before().plan(), walk.step(), style))).append('\n');
    String written = Shown.oneLine(walk.step().instruction().text());
    text.append(style.strong(Shown.cut(written, style.width()))).append('\n');
    walk.expanded()
        .filter(expanded -> !expanded.variables().isEmpty())
        .ifPresent(
            expanded -> {
              rows.row(
                  style.say("means"),
                  Shown.cut(
                      Shown.oneLine(expanded.title()), style.width() - CardRows.INDENT.length()));
              rows.row(
                  style.say("using"),
                  Shown.cut(variables(expanded), style.width() - CardRows.INDENT.length()));
            });
  }

  private void result() {
    Duration took = walk.took().orElse(Duration.ZERO);
    walk.outcome()
        .ifPresent(
            outcome ->
                rows.row(
                    style.say("result"),
                    switch (outcome) {
                          case Outcome.Executed e ->
                              style.good(style.say("executed")) + " " + in(took);
                          case Outcome.Cached e -> style.good(style.say("cached")) + " " + in(took);
                          case Outcome.Failed e ->
                              style.bad(style.say("failed"))
                                  + " "
                                  + style.say("after %s", Durations.brief(took));
                        }
                        + (replayed ? ", " + style.say("replayed") : "")));
    walk.lookup()
        .ifPresent(lookup -> rows.row(style.say("cache"), CacheText.verdict(lookup, style)));
  }

  private String in(Duration took) {
    return style.say("in %s", Durations.brief(took));
  }

  private void place() {
    ImageConfig was = walk.stageBefore().image().config();
    ImageConfig now = walk.stageAfter().image().config();
    rows.row(style.say("folder"), arrow(was.effectiveWorkingDir(), now.effectiveWorkingDir()));
    rows.row(style.say("user"), arrow(user(was), user(now)));
  }

  private void files(TreeDiff diff) {
    rows.row(
        style.say("files"),
        diff.isEmpty() ? style.say("none changed") : Changes.count(diff.changes(), style));
    text.append(Changes.brief(diff.changes(), CardRows.INDENT, MOST_FILES, style));
  }

  private void config() {
    List<String> lines = ConfigChanges.between(walk.stageBefore(), walk.stageAfter());
    rows.rows(style.say("config"), lines, MOST_CONFIG);
  }

  private void layer() {
    Image was = walk.stageBefore().image();
    Image now = walk.stageAfter().image();
    int more = now.layers().size() - was.layers().size();
    if (more == 1) {
      Layer top = now.layers().getLast();
      rows.row(style.say("layer"), Sizes.brief(top.size()) + "  " + brief(top));
    } else if (more > 1) {
      rows.row(
          style.say("layers"),
          style.say("%d of the base image, %s together", more, Sizes.brief(now.size())));
    }
  }

  /** What is doubtful and what is peculiar about how it is written. */
  private void notes() {
    for (Diagnostic note : walk.notes()) {
      rows.sentence(style.say("warning"), note.message());
    }
    for (Diagnostic note : walk.before().plan().notes(walk.step())) {
      rows.sentence(style.say("note"), note.message());
      note.help().ifPresent(help -> rows.sentence("", help));
    }
  }

  private static String arrow(String was, String now) {
    return Shown.text(was.equals(now) ? now : was + " → " + now);
  }

  private static String brief(Outcome outcome, Duration took, Style style) {
    return switch (outcome) {
      case Outcome.Executed e -> Durations.brief(took);
      case Outcome.Cached e -> style.say("cached");
      case Outcome.Failed e -> style.say("failed");
    };
  }

  static String brief(Layer layer) {
    return "sha256:" + layer.diffId().brief();
  }

  static String user(ImageConfig config) {
    return config.user().isEmpty() ? "root" : config.user();
  }

  private static String title(Walk walk) {
    return walk.expanded().map(ExpandedStep::title).orElse(walk.step().instruction().text());
  }

  private String variables(ExpandedStep expanded) {
    String notSet = " (" + style.say("not set") + ")";
    return String.join(
        ", ",
        expanded.variables().stream()
            .map(usage -> usage.name() + usage.value().map(v -> "=" + v).orElse(notSet))
            .distinct()
            .toList());
  }
}
