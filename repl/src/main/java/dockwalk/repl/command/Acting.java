package dockwalk.repl.command;

import dockwalk.debug.Trial;
import dockwalk.exec.Copies;
import java.util.Optional;

/** What a session does beside walking: to its Dockerfile, in copies of its states, with images. */
public final class Acting {
  private final Program program;
  private final Copies copies;
  private final Exporting exporting;
  private final Tracing tracing;
  private Optional<Trial> trial = Optional.empty();
  private String saved;

  /**
   * Nothing is tried yet.
   *
   * @param saved the text of the Dockerfile when it was read
   */
  public Acting(
      Program program, Copies copies, Exporting exporting, Tracing tracing, String saved) {
    this.program = program;
    this.copies = copies;
    this.exporting = exporting;
    this.tracing = tracing;
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

  Tracing tracing() {
    return tracing;
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
