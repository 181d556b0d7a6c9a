package dockwalk.render;

import dockwalk.debug.DebugSession;
import dockwalk.debug.Walk;
import dockwalk.exec.CacheLookup.Verdict;
import dockwalk.exec.Event.Outcome;
import dockwalk.plan.BuildPlan;
import dockwalk.plan.Step;
import dockwalk.syntax.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lines of the Dockerfile with what is known of them: {@code =>} before the next instruction,
 * {@code *} at a breakpoint, and how each went: {@code H} cached, {@code M} executed, {@code ·}
 * executed with nothing to cache, {@code !} failed, {@code -} skipped.
 */
public final class SourceWindow {
  private static final int AROUND = 5;
  private static final int MOST_NEXT = 8;

  private final BuildPlan plan;
  private final SourceFile source;
  private final Map<Integer, Mark> marks = new HashMap<>();
  private final Set<Integer> breakpoints = new HashSet<>();
  private final Optional<Step> next;
  private final Style style;
  private final SourceColours colours;

  /** How the instruction of a line went. */
  private enum Mark {
    CACHED("H", "cached"),
    EXECUTED("M", "executed"),
    UNCACHEABLE("·", "nothing to cache"),
    FAILED("!", "failed"),
    SKIPPED("-", "skipped");

    private final String letter;
    private final String word;

    Mark(String letter, String word) {
      this.letter = letter;
      this.word = word;
    }
  }

  /** What is known now of the lines of the Dockerfile. */
  SourceWindow(DebugSession session, Style style) {
    this.plan = session.plan();
    this.source = plan.file().source();
    this.next = session.state().step();
    this.style = style;
    this.colours = new SourceColours(plan.file(), style);
    unneeded();
    session
        .timeline()
        .walks(session.now())
        .forEach(walk -> of(walk).ifPresent(mark -> marks.put(line(walk.step()), mark)));
    session.failure().ifPresent(walk -> marks.put(line(walk.step()), Mark.FAILED));
    plan.steps().stream()
        .filter(session.breakpoints()::before)
        .forEach(step -> breakpoints.add(line(step)));
  }

  /** The lines around the next instruction. */
  public static String around(DebugSession session, Style style) {
    SourceWindow window = new SourceWindow(session, style);
    return window.lines(window.middle() - AROUND, window.middle() + AROUND);
  }

  /** The lines around the next instruction as a document. */
  public static Map<String, Object> json(DebugSession session) {
    SourceWindow window = new SourceWindow(session, Style.PLAIN);
    return window.document(window.middle() - AROUND, window.middle() + AROUND);
  }

  /** The lines of these one-based numbers, as far as they exist, as a document. */
  public static Map<String, Object> json(DebugSession session, int first, int last) {
    return new SourceWindow(session, Style.PLAIN).document(first, last);
  }

  private int middle() {
    return next.map(this::line).orElse(source.lineCount());
  }

  private Map<String, Object> document(int first, int last) {
    List<Map<String, Object>> lines = new ArrayList<>();
    for (int line = Math.max(1, first); line <= Math.min(last, lastLine()); line++) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("line", line);
      fields.put("text", source.line(line));
      fields.put("next", isNext(line));
      fields.put("breakpoint", breakpoints.contains(line));
      if (marks.containsKey(line)) {
        fields.put("went", marks.get(line).word);
      }
      lines.add(fields);
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("file", source.name());
    document.put("lines", lines);
    return document;
  }

  private boolean isNext(int line) {
    return next.isPresent() && line(next.get()) == line;
  }

  /** The lines of these one-based numbers, as far as they exist. */
  public static String lines(DebugSession session, int first, int last, Style style) {
    return new SourceWindow(session, style).lines(first, last);
  }

  /** The first {@code most} lines of one instruction. */
  String of(Step step, int most) {
    return lines(line(step), Math.min(last(step), line(step) + most - 1));
  }

  /** The next instruction alone; empty at the end. */
  public static String next(DebugSession session, Style style) {
    SourceWindow window = new SourceWindow(session, style);
    return window.next.map(step -> window.of(step, MOST_NEXT)).orElse("");
  }

  private void unneeded() {
    plan.stages().stream()
        .filter(stage -> !stage.needed())
        .flatMap(stage -> stage.instructions().stream())
        .forEach(instruction -> marks.put(source.firstLine(instruction.span()), Mark.SKIPPED));
  }

  private String lines(int first, int last) {
    StringBuilder text = new StringBuilder();
    int end = Math.min(last, lastLine());
    for (int line = Math.max(1, first); line <= end; line++) {
      text.append(row(line)).append('\n');
    }
    return text.toString();
  }

  private String row(int line) {
    boolean current = isNext(line);
    Mark mark = marks.get(line);
    String row =
        (current ? "=>" : "  ")
            + (breakpoints.contains(line) ? "*" : " ")
            + (mark == null ? " " : mark.letter)
            + " %3d  ".formatted(line);
    String code = colours.line(line, style.width() - 10);
    return code.isEmpty() ? margin(row.stripTrailing(), current) : margin(row, current) + code;
  }

  private String margin(String row, boolean current) {
    return current ? style.here(row) : row;
  }

  /** The last line that is not the empty one after the final line end. */
  private int lastLine() {
    int count = source.lineCount();
    return count > 1 && source.line(count).isEmpty() ? count - 1 : count;
  }

  private int line(Step step) {
    return source.firstLine(step.span());
  }

  private int last(Step step) {
    return source.lastLine(step.span());
  }

  private static Optional<Mark> of(Walk walk) {
    return walk.outcome()
        .map(
            outcome ->
                switch (outcome) {
                  case Outcome.Cached c -> Mark.CACHED;
                  case Outcome.Failed f -> Mark.FAILED;
                  case Outcome.Executed e -> executed(walk);
                });
  }

  private static Mark executed(Walk walk) {
    return walk.lookup().filter(l -> l.verdict() != Verdict.NOT_CACHEABLE).isPresent()
        ? Mark.EXECUTED
        : Mark.UNCACHEABLE;
  }
}
