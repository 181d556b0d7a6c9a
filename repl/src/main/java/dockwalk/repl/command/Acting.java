package dockwalk.repl.command;

import dockwalk.debug.Trial;
import dockwalk.exec.Copies;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/** What a session does beside walking: to its Dockerfile, in copies of its states, with images. */
public final class Acting {
  private final Program program;
  private final Copies copies;
  private final Exporting exporting;
  private final Function<IOException, String> words;
  private Optional<Trial> trial = Optional.empty();
  private String saved;

  /**
   * Nothing is tried yet.
   *
   * @param words tells a failed read or write to a person
   * @param saved the text of the Dockerfile when it was read
   */
  public Acting(
      Program program,
      Copies copies,
      Exporting exporting,
      Function<IOException, String> words,
      String saved) {
    this.program = program;
    this.copies = copies;
    this.exporting = exporting;
    this.words = words;
    this.saved = saved;
  }

  Program program() {
    return program;
  }

  Copies copies() {
    return copies;
  }

  Exporting exporting() {
    return exporting;
  }

  /** A failed read or write, for a person. */
  String words(IOException e) {
    return words.apply(e);
  }

  /** The last instruction that was tried, if it went well and was not accepted yet. */
  Optional<Trial> trial() {
    return trial;
  }

  void tried(Trial done) {
    trial = Optional.of(done);
  }

  void forgetTrial() {
    trial = Optional.empty();
  }

  /** The text of the file when it was last read or written. */
  String saved() {
    return saved;
  }

  void saved(String text) {
    saved = text;
  }
}
