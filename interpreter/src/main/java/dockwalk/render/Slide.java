package dockwalk.render;

import dockwalk.debug.DebugSession;
import dockwalk.exec.State;
import dockwalk.plan.BuildPlan;
import dockwalk.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One screen for a class to read: the instruction between its neighbours with room around them,
 * below it what the last command said, and the keys.
 *
 * @param rows of the screen
 */
public record Slide(DebugSession session, Style style, int rows) {
  private static final int MOST_LINES = 4;

  /** The part above: where the session stands. Each line has its end. */
  public String top() {
    BuildPlan plan = session.plan();
    State state = session.state();
    List<String> blocks = new ArrayList<>();
    blocks.add(header(plan, state));
    SourceWindow window = new SourceWindow(session, style);
    int next = state.finished() ? plan.steps().size() : state.next();
    block(window, plan, next - 1, 1).ifPresent(blocks::add);
    block(window, plan, next, MOST_LINES).ifPresent(blocks::add);
    block(window, plan, next + 1, 1).ifPresent(blocks::add);
    return String.join("\n", blocks) + "\n";
  }

  /** The top while a step runs, whose output follows. */
  public String running() {
    return top() + style.faint(style.say("Ctrl-C interrupts")) + "\n";
  }

  /**
   * The whole screen; its last line has no end.
   *
   * @param said what the last command said
   * @param skipped how many lines of it are scrolled away
   */
  public String with(String said, int skipped) {
    String top = top();
    int room = room(top);
    List<String> lines = said.lines().skip(skipped).toList();
    StringBuilder text = new StringBuilder(top);
    boolean cut = lines.size() > room;
    int shown = cut ? room - 1 : lines.size();
    lines.subList(0, shown).forEach(line -> text.append(line).append('\n'));
    if (cut) {
      text.append(style.faint(style.say("… and %d more", lines.size() - shown))).append('\n');
    }
    text.append("\n".repeat(room - (cut ? room : shown)));
    return text.append('\n').append(style.here(Shown.cut(keys(), style.width()))).toString();
  }

  /** How many lines of {@code said} may be scrolled away. */
  public int scrollable(String said) {
    return (int) Math.max(0, said.lines().count() - room(top()));
  }

  private String keys() {
    return style.say("→ step   ← back   ↓ ↑ scroll   : command   q leave");
  }

  private int room(String top) {
    return Math.max(3, rows - 2 - (int) top.lines().count());
  }

  private String header(BuildPlan plan, State state) {
    String place =
        state.finished()
            ? style.say("end of the build")
            : style.say("step %d of %d", state.next() + 1, plan.steps().size());
    String stage =
        plan.stages().size() == 1 ? "" : "   " + style.say("stage %s", stage(plan, state));
    String name = plan.file().source().name();
    return style.strong(Shown.cut(name + "   " + place + stage, style.width())) + "\n";
  }

  private static String stage(BuildPlan plan, State state) {
    return plan.stages().get(state.step().map(Step::stage).orElse(plan.target())).title();
  }

  private static Optional<String> block(
      SourceWindow window, BuildPlan plan, int ordinal, int lines) {
    return ordinal < 0 || ordinal >= plan.steps().size()
        ? Optional.empty()
        : Optional.of(window.of(plan.steps().get(ordinal), lines));
  }
}
