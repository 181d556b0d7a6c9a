package dockwalk.repl.command;

import dockwalk.image.Image;
import java.io.IOException;
import java.util.List;

/** Writes images out of a session. */
@FunctionalInterface
public interface Exporting {
  /**
   * Writes {@code image} as {@code arguments} ask, and says in one line what was written.
   *
   * @param arguments the words after {@code export}, such as {@code -t}, {@code name}; empty asks
   *     for the usual
   * @throws MisuseException if the arguments make no sense
   */
  String export(Image image, List<String> arguments)
      throws MisuseException, IOException, InterruptedException;
}
