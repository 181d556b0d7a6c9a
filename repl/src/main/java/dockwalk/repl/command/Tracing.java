package dockwalk.repl.command;

import dockwalk.debug.DebugSession;
import java.io.IOException;

/** Writes sessions down. */
@FunctionalInterface
public interface Tracing {
  /**
   * Writes all that {@code session} has done, and says what was written.
   *
   * @param file where to, as it was typed; it is there whole or not at all
   * @throws InterruptedException if the user has enough; then nothing is written
   */
  String write(DebugSession session, String file) throws IOException, InterruptedException;
}
