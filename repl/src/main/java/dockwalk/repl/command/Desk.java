package dockwalk.repl.command;

import dockwalk.debug.DebugSession;
import dockwalk.debug.InsideRun;
import dockwalk.exec.Host;
import dockwalk.fs.FileTree;
import dockwalk.render.Style;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the commands work with.
 *
 * @param live what the session does beside walking; absent if it is one that was written down
 * @param words tells a failed read or write to a person
 * @param styles how text is shown now: a terminal may get wider
 * @param locale the language of explanations
 * @param out takes text with its line ends, and writes down what is asked
 */
public record Desk(
    DebugSession session,
    Host.Contents contents,
    Host.Context context,
    Optional<Acting> live,
    Function<IOException, String> words,
    Narration narration,
    Supplier<Style> styles,
    Locale locale,
    Notebook out) {

  /** What is written down of the session. */
  public Notebook notebook() {
    return out;
  }

  /** Says where the session begins. */
  public void begin() {
    new Arrival(this).beginning();
  }

  /** Says at the end of a session what it takes with it. */
  public void end() {
    String now = session.plan().file().source().text();
    if (live.filter(acting -> !acting.saved().equals(now)).isPresent()) {
      say("What was accepted is not in the Dockerfile, and is gone: `write` puts it there.");
    }
  }

  /** How text is shown at this moment. */
  public Style style() {
    return styles.get();
  }

  /**
   * What the session does beside walking.
   *
   * @throws MisuseException if it is one that was written down
   */
  Acting acting() throws MisuseException {
    return live.orElseThrow(
        () ->
            new MisuseException(
                "This is a trace: it can be walked and looked at, and nothing in it can be"
                    + " executed or changed."));
  }

  /** Tells what was wrong with a command. */
  public void complain(MisuseException complaint) {
    line(complaint.in(style().phrases()));
  }

  void print(String text) {
    out.accept(text);
  }

  /** A line in the language of the reader, see {@link dockwalk.render.Phrases#of}. */
  void say(String english, Object... values) {
    line(style().say(english, values));
  }

  void line(String text) {
    out.accept(text + "\n");
  }

  /** A path as the user typed it, made absolute from the working directory of the stage. */
  String path(String typed) {
    return FileTree.path(folder(), typed);
  }

  /** The working directory of the stage, or of the shell of the RUN that the session is inside. */
  String folder() {
    return session.inside().flatMap(InsideRun::folder).orElseGet(this::stageFolder);
  }

  private String stageFolder() {
    return session.state().current().image().config().effectiveWorkingDir();
  }

  FileTree files() throws IOException {
    return session.files();
  }
}
