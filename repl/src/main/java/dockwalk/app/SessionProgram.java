package dockwalk.app;

import dockwalk.plan.BuildOptions;
import dockwalk.repl.Lines;
import dockwalk.repl.command.MisuseException;
import dockwalk.repl.command.Program;
import dockwalk.syntax.Dockerfile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The Dockerfile of a session on this machine. */
final class SessionProgram implements Program {
  private final BuildFlags flags;
  private final LocalHost local;
  private final Console console;
  private final Lines lines;
  private Optional<FileWatch> watch = Optional.empty();

  SessionProgram(BuildFlags flags, LocalHost local, Console console, Lines lines) {
    this.lines = lines;
    this.flags = flags;
    this.local = local;
    this.console = console;
  }

  @Override
  public Dockerfile read() throws IOException {
    Dockerfile file = Sources.read(flags.dockerfile(), flags.shownName());
    local.renewContexts(flags);
    return file;
  }

  @Override
  public void write(String was, String text) throws IOException {
    new TextFile(flags.dockerfile(), flags.shownName()).replace(was, text);
  }

  @Override
  public void edit() throws MisuseException, IOException {
    Path file = flags.dockerfile();
    if (!console.interactive()) {
      throw new MisuseException("edit needs a terminal: change %s, and `reload`.", file);
    }
    Editor editor = Editor.of(console.env()).orElseThrow(() -> missing(file));
    int code = editor.open(file);
    if (code != 0) {
      throw new MisuseException(
          "The editor ended with status %d: the Dockerfile is not read again.", code);
    }
  }

  @Override
  public void watch(boolean on) throws MisuseException, IOException {
    if (!console.interactive()) {
      throw new MisuseException("Watching needs somebody at a terminal: use `reload`.");
    }
    if (on && watch.isEmpty()) {
      watch = Optional.of(FileWatch.of(flags.dockerfile(), () -> lines.interject("reload")));
    } else if (!on && watch.isPresent()) {
      watch.get().close();
      watch = Optional.empty();
    }
  }

  private static MisuseException missing(Path file) {
    return new MisuseException(
        "No editor is set in $VISUAL or $EDITOR, and neither nano nor vi is there: change %s, and"
            + " `reload`.",
        file);
  }

  @Override
  public BuildOptions options() {
    return flags.options();
  }
}
