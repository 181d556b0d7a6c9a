package dockwalk.app;

import dockwalk.debug.DebugSession;
import dockwalk.exec.Event;
import dockwalk.exec.Host;
import dockwalk.render.Drawing;
import dockwalk.render.LongSteps;
import dockwalk.render.Phrases;
import dockwalk.render.ProgramOutput;
import dockwalk.render.Style;
import dockwalk.repl.Lines;
import dockwalk.repl.PipedLines;
import dockwalk.repl.Repl;
import dockwalk.repl.SlideLines;
import dockwalk.repl.TerminalLines;
import dockwalk.repl.command.Desk;
import dockwalk.repl.command.Narration;
import dockwalk.repl.command.Notebook;
import dockwalk.repl.command.Script;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** An interactive walk through one build: on a terminal with a prompt, else as a filter. */
final class Session {
  private Session() {}

  /** How a walk is told: the narrator, and the style in which all is shown. */
  interface Telling {
    Narration in(Style style);
  }

  /**
   * How a session is held.
   *
   * @param slides whether it fills a screen
   * @param scripts what it begins with
   * @param record where the commands are written; absent if nowhere
   */
  record Manner(boolean slides, List<Script> scripts, Optional<Path> record) {
    static final Manner PLAIN = new Manner(false, List.of(), Optional.empty());

    Manner {
      scripts = List.copyOf(scripts);
    }
  }

  /**
   * Runs the session until the user leaves it.
   *
   * @param walkable is not closed
   * @return {@code FAILED} if a script had a step that did
   */
  static int run(Walkable walkable, Console console, Locale locale, Manner manner, Telling telling)
      throws IOException, InterruptedException {
    try (Lines lines = lines(walkable, console, manner.slides());
        Notebook shown = new Notebook(shown(lines, console.out()))) {
      if (manner.record().isPresent()) {
        shown.record(manner.record().get());
      }
      Style told = console.style().in(Phrases.in(locale));
      Style style = told.on(lines.columns());
      Desk desk =
          new Desk(
              walked(walkable, lines.interactive(), shown, style),
              walkable.host().contents(),
              walkable.host().context(),
              walkable.acting(lines),
              walkable::words,
              telling.in(style),
              () -> told.on(lines.columns()),
              locale,
              shown);
      lines.serve(desk);
      boolean well = new Repl(desk, lines, walkable::words).run(manner.scripts());
      return well ? ExitCode.DONE : ExitCode.FAILED;
    }
  }

  private static DebugSession walked(
      Walkable walkable, boolean waitedFor, Notebook shown, Style style) {
    Host host = walkable.host();
    Consumer<Event> output = new ProgramOutput(shown, style);
    LongSteps progress = new LongSteps(output, shown, style);
    shown.whenIdle(progress::stop);
    return new DebugSession(
        walkable.plan(),
        walkable.machine(),
        host.layers(),
        host.contents(),
        waitedFor ? progress : output);
  }

  /** Text goes to the screen, in characters that it has. */
  private static Consumer<String> shown(Lines lines, PrintStream out) {
    Consumer<String> screen = lines.shownOn(text -> print(text, out));
    UnaryOperator<String> drawing = Drawing.in(out.charset());
    return text -> screen.accept(drawing.apply(text));
  }

  private static void print(String text, PrintStream out) {
    out.print(text);
    out.flush();
  }

  private static Lines lines(Walkable walkable, Console console, boolean slides)
      throws IOException {
    if (!console.interactive()) {
      return new PipedLines(console.in());
    }
    TerminalLines typed =
        TerminalLines.open(
            console.home().resolve("history"), walkable.scratch(), console.colours());
    return slides ? new SlideLines(typed) : typed;
  }
}
