package dockwalk.render;

import dockwalk.exec.Event;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Shows what the programs of a build print, line by line, set off from the debugger's own words.
 * Only colours are let through to a terminal, so that a program cannot move its cursor.
 */
public final class ProgramOutput implements Consumer<Event> {
  private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;]*m");
  private static final Pattern SEQUENCE =
      Pattern.compile(
          "\u001B(?:\\[[0-?]*[ -/]*[@-~]|\\][^\u0007\u001B]*(?:\u0007|\u001B\\\\)?|.)?");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\u0080-\u009F&&[^\t\u001B]]");

  private final Consumer<String> out;
  private final Style style;
  private OutputLines lines = new OutputLines(this::print);

  /** {@code out} takes text with its line ends. */
  public ProgramOutput(Consumer<String> out, Style style) {
    this.out = out;
    this.style = style;
  }

  @Override
  public void accept(Event event) {
    switch (event) {
      case Event.StepStarted e -> lines = new OutputLines(this::print);
      case Event.Output e -> lines.add(e.text());
      case Event.StepFinished e -> lines.finish();
      case Event.Noted e -> {}
      case Event.Expanded e -> {}
      case Event.CacheChecked e -> {}
      case Event.Committed e -> {}
    }
  }

  /** Shows what a program prints that is no step. */
  public void add(String text) {
    lines.add(text);
  }

  /** Ends the last line of such a program. */
  public void finish() {
    lines.finish();
  }

  private void print(String line) {
    String last = line.substring(line.lastIndexOf('\r') + 1);
    out.accept(style.faint("  | ") + safe(last) + "\n");
  }

  private String safe(String line) {
    if (!style.coloured()) {
      return CONTROL.matcher(SEQUENCE.matcher(line).replaceAll("")).replaceAll("");
    }
    String clean =
        SEQUENCE
            .matcher(line)
            .replaceAll(match -> COLOUR.matcher(match.group()).matches() ? match.group() : "");
    boolean coloured = clean.indexOf('\u001B') >= 0;
    return CONTROL.matcher(clean).replaceAll("") + (coloured ? "\u001B[0m" : "");
  }
}
