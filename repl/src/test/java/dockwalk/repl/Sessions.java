package dockwalk.repl;

import dockwalk.debug.DebugSession;
import dockwalk.debug.StepperMachine;
import dockwalk.exec.IoFailure;
import dockwalk.image.Platform;
import dockwalk.plan.BuildOptions;
import dockwalk.plan.BuildPlan;
import dockwalk.plan.Planner;
import dockwalk.plan.Planning;
import dockwalk.render.ProgramOutput;
import dockwalk.render.Style;
import dockwalk.repl.command.Acting;
import dockwalk.repl.command.Desk;
import dockwalk.repl.command.Narration;
import dockwalk.repl.command.Notebook;
import dockwalk.syntax.Dockerfile;
import dockwalk.syntax.SourceFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Sessions of the real machine on a host in memory. */
final class Sessions {
  private static final String TIME = " *\\b(\\d+ms|\\d+(\\.\\d+)?s|\\d+m\\d\\ds)\\b";

  private Sessions() {}

  static BuildPlan plan(String dockerfile) {
    BuildOptions options =
        new BuildOptions(
            new LinkedHashMap<>(),
            Optional.empty(),
            Platform.parse("linux/amd64"),
            new LinkedHashMap<>(),
            false);
    Dockerfile file = Dockerfile.parse(new SourceFile("Dockerfile", dockerfile));
    return switch (Planner.plan(file, options)) {
      case Planning.Planned planned -> planned.plan();
      case Planning.Refused refused -> throw new AssertionError(refused.diagnostics());
    };
  }

  static Desk desk(MemoryHost host, String dockerfile, Narration narration, Consumer<String> out) {
    return desk(host, dockerfile, List.of(), narration, out);
  }

  /** A session whose Dockerfile becomes each of {@code edits} in turn when it is edited. */
  static Desk desk(
      MemoryHost host,
      String dockerfile,
      List<String> edits,
      Narration narration,
      Consumer<String> shown) {
    Notebook out = new Notebook(shown);
    DebugSession session =
        new DebugSession(
            plan(dockerfile),
            new StepperMachine(host.host(), IoFailure::words),
            host,
            host,
            new ProgramOutput(out, Style.PLAIN));
    return new Desk(
        session,
        host,
        host,
        Optional.of(
            new Acting(
                new MemoryProgram(dockerfile, session.plan().options(), edits),
                host.copies(),
                (state, arguments) ->
                    "wrote " + state.current().image().layers().size() + " layers " + arguments,
                (walked, file) -> "wrote a trace to " + file,
                dockerfile)),
        IoFailure::words,
        narration,
        () -> Style.PLAIN,
        Locale.ENGLISH,
        out);
  }

  /** What a session prints that reads {@code commands}; each line of it after its command. */
  static String transcript(MemoryHost host, String dockerfile, Narration narration, String commands)
      throws IOException, InterruptedException {
    return transcript(host, dockerfile, List.of(), narration, commands);
  }

  /** The same, with what the Dockerfile becomes when it is edited. */
  static String transcript(
      MemoryHost host, String dockerfile, List<String> edits, Narration narration, String commands)
      throws IOException, InterruptedException {
    StringBuilder text = new StringBuilder();
    Desk desk = desk(host, dockerfile, edits, narration, text::append);
    byte[] typed = commands.getBytes(StandardCharsets.UTF_8);
    Lines lines = new Echo(new PipedLines(new ByteArrayInputStream(typed)), text);
    new Repl(desk, lines, IoFailure::words).run();
    return withoutTimes(text.toString());
  }

  /** What a session said, with the same time everywhere. */
  static String withoutTimes(String text) {
    return text.replaceAll(TIME, " 0ms");
  }

  /** Shows each command in the transcript. */
  private record Echo(Lines lines, StringBuilder text) implements Lines {
    @Override
    public Optional<String> next(String prompt) throws IOException {
      Optional<String> line = lines.next(prompt);
      line.ifPresent(typed -> text.append(prompt).append(typed).append('\n'));
      return line;
    }

    @Override
    public boolean interactive() {
      return lines.interactive();
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }
}
