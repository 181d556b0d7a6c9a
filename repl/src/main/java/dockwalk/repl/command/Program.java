package dockwalk.repl.command;

import dockwalk.plan.BuildOptions;
import dockwalk.syntax.Dockerfile;
import java.io.IOException;

/** The Dockerfile that a session walks, as it lies on the disk, and what the caller asked. */
public interface Program {
  /**
   * Reads it again, and with it, from now on, the build context.
   *
   * @throws IOException if one of them cannot be read; then nothing is changed
   */
  Dockerfile read() throws IOException;

  /**
   * Replaces its text. The file keeps its permissions and its line ends.
   *
   * @param was the text that it must have now
   * @throws IOException if it has another one, or cannot be written; then it is as it was
   */
  void write(String was, String text) throws IOException;

  /**
   * Lets the user edit it, and waits until that is done.
   *
   * @throws MisuseException if there is nobody, or no editor
   */
  void edit() throws MisuseException, IOException;

  /**
   * Begins, or ceases, to type {@code reload} for the user whenever the file is saved.
   *
   * @throws MisuseException if there is nobody
   */
  void watch(boolean on) throws MisuseException, IOException;

  /** What the caller asked of the build when the session began. */
  BuildOptions options();
}
