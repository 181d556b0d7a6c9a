package dockwalk.debug;

import dockwalk.exec.State;
import dockwalk.plan.BuildPlan;
import dockwalk.plan.Step;
import dockwalk.syntax.SourceFile;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * The Dockerfile of a session with one more line, right after the last instruction that was done.
 *
 * @param source the new text
 * @param line number of the new line, counted from one
 */
public record Insertion(SourceFile source, int line) {
  /**
   * Puts {@code instruction} where {@code state} stands.
   *
   * @return absent before the first instruction, and between the triggers of a base
   */
  public static Optional<Insertion> at(State state, String instruction) {
    BuildPlan plan = state.plan();
    boolean inTriggers = state.step().filter(step -> step.trigger().isPresent()).isPresent();
    if (state.next() == 0 || inTriggers) {
      return Optional.empty();
    }
    SourceFile source = plan.file().source();
    Step last = plan.steps().get(state.next() - 1);
    int line = source.lastLine(last.span());
    String text = source.text();
    int end = line < source.lineCount() ? text.indexOf('\n', last.span().end() - 1) + 1 : -1;
    String lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
    String inserted =
        end > 0
            ? text.substring(0, end) + instruction + lineEnd + text.substring(end)
            : text + lineEnd + instruction + lineEnd;
    return Optional.of(new Insertion(new SourceFile(source.name(), inserted), line + 1));
  }

  /** Where a line of the old text is in the new one. */
  public IntUnaryOperator moved() {
    return old -> old < line ? old : old + 1;
  }
}
