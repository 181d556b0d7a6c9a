package dockwalk.render;

import dockwalk.debug.InsideRun;
import dockwalk.debug.InsideStep;
import dockwalk.debug.InsideStep.Effect;
import dockwalk.exec.PacedShell.Pause;
import dockwalk.fs.PathChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A {@code RUN} that is executed command by command.
 *
 * <pre>
 * ── command 2/3 ───────────────────────────────────────────────────────────────
 * && cd /app
 *   status   0
 *   folder   / → /app
 *   vars     + X='a b'
 *   files    none changed
 * =>   3/3  && make
 * </pre>
 */
public final class InsideText {
  private static final int MOST_COMMANDS = 30;
  private static final int MOST_FILES = 12;
  private static final int MOST_VARIABLES = 8;

  private InsideText() {}

  /** All commands; an arrow marks the next. */
  public static String commands(InsideRun run, Style style) {
    List<String> texts = run.texts();
    int first = Math.max(0, Math.min(run.next() - MOST_COMMANDS / 2, texts.size() - MOST_COMMANDS));
    int last = Math.min(texts.size(), first + MOST_COMMANDS);
    StringBuilder text = new StringBuilder();
    for (int i = first; i < last; i++) {
      text.append(row(run, i, style));
    }
    if (last < texts.size()) {
      text.append("          … and ").append(texts.size() - last).append(" more\n");
    }
    return text.toString();
  }

  /** The next command; empty if there is none. */
  public static String next(InsideRun run, Style style) {
    return run.next() < run.texts().size() ? row(run, run.next(), style) : "";
  }

  private static String row(InsideRun run, int index, Style style) {
    boolean next = index == run.next();
    String number = "%7s  ".formatted((index + 1) + "/" + run.texts().size());
    String row = (next ? "=>" : "  ") + number;
    String code = Shown.cut(Shown.oneLine(run.texts().get(index)), style.width() - 12);
    return (next ? style.here(row) : row) + code + "\n";
  }

  /** A command that is over, or was passed over. */
  public static String step(InsideStep step, Style style) {
    return step.effect().isPresent() ? card(step, step.effect().get(), style) : line(step, style);
  }

  /** The same in one line. */
  public static String line(InsideStep step, Style style) {
    String how =
        step.effect()
            .map(effect -> effect.status() == 0 ? "" : "status " + effect.status())
            .orElse("not run");
    String number = "%9s  ".formatted(step.number() + "/" + step.of());
    int room = style.width() - number.length() - how.length() - 2;
    String text = Shown.cut(Shown.oneLine(step.text()), room);
    String end = how.isEmpty() ? "" : " ".repeat(room - text.length() + 2) + how;
    boolean failed = step.effect().filter(effect -> effect.status() != 0).isPresent();
    return style.faint(number) + text + (failed ? style.bad(end) : style.faint(end)) + "\n";
  }

  /** Which command made the step fail; empty if none was executed. */
  public static String failure(InsideRun run, Style style) {
    return run.last()
        .map(
            step ->
                "It failed with command %d/%d, status %d: %s\n"
                    .formatted(
                        step.number(),
                        step.of(),
                        step.effect().map(Effect::status).orElse(0),
                        Shown.cut(Shown.oneLine(step.text()), style.width() - 45)))
        .orElse("");
  }

  private static String card(InsideStep step, Effect effect, Style style) {
    StringBuilder text = new StringBuilder();
    String rule = "── command " + step.number() + "/" + step.of() + " ──";
    text.append(style.faint(rule + "─".repeat(Math.max(0, style.width() - rule.length()))));
    text.append('\n');
    text.append(style.strong(Shown.cut(Shown.oneLine(step.text()), style.width())));
    text.append('\n');
    CardRows rows = new CardRows(text, style);
    String status = String.valueOf(effect.status());
    rows.row("status", effect.status() == 0 ? style.good(status) : style.bad(status));
    switch (effect) {
      case Effect.Ended ended -> rows.row("shell", "it ended here");
      case Effect.Done done -> done(rows, done);
    }
    return text.toString();
  }

  private static void done(CardRows rows, Effect.Done done) {
    Style style = rows.style();
    String was = done.before().folder();
    String now = done.after().folder();
    rows.row("folder", Shown.text(was.equals(now) ? now : was + " → " + now));
    rows.rows("vars", variables(done.before(), done.after(), style), MOST_VARIABLES);
    List<PathChange> changes = done.diff().changes();
    rows.row("files", changes.isEmpty() ? "none changed" : Changes.count(changes, style));
    rows.text().append(Changes.brief(changes, CardRows.INDENT, MOST_FILES, style));
  }

  private static List<String> variables(Pause before, Pause after, Style style) {
    Set<String> names = new TreeSet<>(before.variables().keySet());
    names.addAll(after.variables().keySet());
    List<String> lines = new ArrayList<>();
    for (String name : names) {
      String was = before.variables().get(name);
      String now = after.variables().get(name);
      boolean exported = after.exported().contains(name);
      boolean newly = exported && !before.exported().contains(name);
      if (now == null) {
        lines.add(style.bad("-") + " " + name);
      } else if (!now.equals(was) || newly) {
        String sign = was == null ? style.good("+") : style.changed("~");
        String shown = Shown.cut(name + "=" + now, style.width() - CardRows.INDENT.length() - 12);
        lines.add(sign + " " + shown + (exported ? style.faint("  exported") : ""));
      }
    }
    return lines;
  }
}
