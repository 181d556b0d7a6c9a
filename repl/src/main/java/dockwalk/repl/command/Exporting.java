package dockwalk.repl.command;

import dockwalk.exec.State;
import java.io.IOException;
import java.util.List;

/** Writes images out of a session. */
@FunctionalInterface
public interface Exporting {
  /**
   * Writes the image of the stage in which the last step of {@code state} was, as {@code arguments}
   * ask, and says what was written: its digest, its size, its name, its file.
   *
   * @param arguments words such as {@code -t}, {@code name}; empty asks for the usual
   * @throws MisuseException if the arguments make no sense
   */
  String export(State state, List<String> arguments)
      throws MisuseException, IOException, InterruptedException;
}
