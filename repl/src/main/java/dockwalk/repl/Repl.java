package dockwalk.repl;

import dockwalk.exec.IoFailure;
import dockwalk.render.Prompt;
import dockwalk.repl.command.Answer;
import dockwalk.repl.command.CommandTable;
import dockwalk.repl.command.Desk;
import dockwalk.repl.command.MisuseException;
import dockwalk.repl.command.Notebook;
import dockwalk.repl.command.Script;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads commands and does them until there are no more, or the user leaves. */
public final class Repl {
  private final CommandTable table = CommandTable.STANDARD;
  private final Desk desk;
  private final Lines lines;
  private final Function<IOException, String> words;
  private Optional<String> repeated = Optional.empty();
  private boolean failed;

  /**
   * A session.
   *
   * @param words tells a failed read or write to a person
   */
  public Repl(Desk desk, Lines lines, Function<IOException, String> words) {
    this.desk = desk;
    this.lines = lines;
    this.words = words;
  }

  /**
   * Runs the session to its end.
   *
   * @return whether all went well: false if nobody sits there, and a step or a command failed
   * @throws InterruptedException if a step was cancelled and nobody sits there to go on
   */
  public boolean run() throws IOException, InterruptedException {
    return run(List.of());
  }

  /** Does the commands of scripts first, and then goes on as {@link #run()}. */
  public boolean run(List<Script> scripts) throws IOException, InterruptedException {
    desk.begin();
    try {
      for (Script script : scripts) {
        switch (script.run(desk)) {
          case STAY, FAILED -> {}
          case LEAVE -> {
            desk.end();
            return true;
          }
          case CANCELLED -> cancelled();
        }
      }
      return answers();
    } catch (MisuseException e) {
      desk.complain(e);
      return false;
    } finally {
      desk.session().leave();
    }
  }

  private boolean answers() throws IOException, InterruptedException {
    while (true) {
      if (lines.interactive()) {
        Thread.interrupted(); // forgets a Ctrl-C that came just after a step had ended
      }
      String prompt = prompt();
      desk.notebook().idle();
      Optional<String> line = lines.next(prompt);
      if (line.isEmpty()) {
        return well();
      }
      desk.notebook().typed(prompt, line.get());
      switch (answer(line.get().strip())) {
        case STAY -> {}
        case FAILED -> failed = true;
        case LEAVE -> {
          return well();
        }
        case CANCELLED -> cancelled();
      }
    }
  }

  private boolean well() {
    desk.end();
    return lines.interactive() || !failed;
  }

  private void cancelled() throws InterruptedException {
    if (!lines.interactive()) {
      throw new InterruptedException("a step was interrupted");
    }
  }

  /** Does one line; what goes wrong with it is told and does not end the session. */
  private Answer answer(String typed) throws InterruptedException {
    String line = typed.isEmpty() ? repeated.orElse("") : typed;
    if (line.isEmpty() || line.startsWith("#")) {
      return Answer.STAY;
    }
    if (table.repeats(line)) {
      repeated = Optional.of(line);
    }
    desk.notebook().done(line);
    try {
      return done(line);
    } catch (MisuseException e) {
      desk.complain(e);
    } catch (IOException e) {
      IoFailure.rethrowInterrupt(e);
      desk.out().accept(words.apply(e) + "\n");
      return Answer.FAILED;
    }
    return Answer.STAY;
  }

  /** Does it; what a command shows that only looks may be read piece by piece. */
  private Answer done(String line) throws MisuseException, IOException, InterruptedException {
    Notebook notebook = desk.notebook();
    if (!lines.pages() || !notebook.paging() || !table.looks(line)) {
      return table.run(line, desk);
    }
    notebook.gather();
    try {
      return table.run(line, desk);
    } finally {
      notebook.gathered(lines::paged);
    }
  }

  private String prompt() {
    return Prompt.of(desk.session(), desk.style());
  }
}
