package dockwalk.repl.command;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * What is written down of a session beside its timeline: predictions, a transcript, the commands.
 * Takes the text that is shown, and hands it on.
 */
public final class Notebook implements Consumer<String>, AutoCloseable {
  private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;?]*[A-Za-z]");

  private final Consumer<String> out;
  private final Predictions predictions = new Predictions();
  private Optional<Writer> transcript = Optional.empty();
  private Optional<Writer> record = Optional.empty();
  private Optional<IOException> failure = Optional.empty();
  private Optional<StringBuilder> gathered = Optional.empty();
  private Runnable idle = () -> {};
  private boolean paging = true;
  private int from = 1;
  private int depth;

  /** {@code out} shows text to a person. */
  public Notebook(Consumer<String> out) {
    this.out = out;
  }

  Predictions predictions() {
    return predictions;
  }

  @Override
  public void accept(String text) {
    gathered.ifPresentOrElse(page -> page.append(text), () -> out.accept(text));
    write(transcript, COLOUR.matcher(text).replaceAll(""));
  }

  /** Shows a text piece by piece, from a line on; false if it does not. */
  public interface Pages {
    boolean show(String text, int from);
  }

  /** Whether a long text is shown piece by piece. */
  public boolean paging() {
    return paging;
  }

  void paging(boolean on) {
    paging = on;
  }

  /** Keeps back what is to be shown, until {@link #gathered}. */
  public void gather() {
    gathered = Optional.of(new StringBuilder());
    from = 1;
  }

  /** Whether what is to be shown is kept back, so that it may be long. */
  boolean gathering() {
    return gathered.isPresent();
  }

  /** What is kept back shall be read from this line on. */
  void from(int line) {
    from = line;
  }

  /** Shows what was kept back. */
  public void gathered(Pages pages) {
    String text = gathered.map(StringBuilder::toString).orElse("");
    gathered = Optional.empty();
    if (!pages.show(text, from)) {
      out.accept(text);
    }
  }

  /** What happens whenever somebody is asked for a command. */
  public void whenIdle(Runnable deed) {
    idle = deed;
  }

  /** Somebody is asked for a command. */
  public void idle() {
    idle.run();
  }

  /** A command is about to be done that was typed after {@code prompt}. */
  public void typed(String prompt, String line) {
    write(transcript, COLOUR.matcher(prompt).replaceAll("") + line + "\n");
  }

  /** A command is done; {@code line} is it, and never blank. */
  public void done(String line) {
    write(record, line + "\n");
  }

  private void write(Optional<Writer> writer, String text) {
    if (writer.isEmpty()) {
      return;
    }
    try {
      writer.get().write(text);
      writer.get().flush();
    } catch (IOException e) {
      failure = Optional.of(failure.orElse(e));
    }
  }

  /** Writes all that is shown from now on into a new file too. */
  void transcribe(Path file) throws IOException {
    stop();
    transcript = Optional.of(Files.newBufferedWriter(file));
  }

  /** Writes the commands that are done from now on into a new file. */
  public void record(Path file) throws IOException {
    record = Optional.of(Files.newBufferedWriter(file));
  }

  /**
   * Ends the transcript.
   *
   * @return whether there was one
   * @throws IOException if something could not be written since it began
   */
  boolean stop() throws IOException {
    boolean was = transcript.isPresent();
    if (was) {
      transcript.get().close();
      transcript = Optional.empty();
    }
    if (failure.isPresent()) {
      IOException told = failure.get();
      failure = Optional.empty();
      throw told;
    }
    return was;
  }

  /** Goes into a script, or out of one; gives how many are open. */
  int nest(int by) {
    depth += by;
    return depth;
  }

  @Override
  public void close() throws IOException {
    if (record.isPresent()) {
      record.get().close();
    }
    stop();
  }
}
