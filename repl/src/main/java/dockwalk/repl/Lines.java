package dockwalk.repl;

import java.io.IOException;
import java.util.Optional;

/** Where a session's commands come from. */
public interface Lines extends AutoCloseable {
  /**
   * The next line, without its end; absent when there are no more.
   *
   * @param prompt what a person is shown
   */
  Optional<String> next(String prompt) throws IOException;

  /** Whether a person types them, who may interrupt a step and go on. */
  boolean interactive();

  @Override
  void close() throws IOException;
}
