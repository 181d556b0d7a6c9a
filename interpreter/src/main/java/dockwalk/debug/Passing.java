package dockwalk.debug;

import java.io.IOException;

/** Hears of the instructions that a session walks on its way. */
@FunctionalInterface
public interface Passing {
  /**
   * An instruction was walked.
   *
   * @param last whether the session stops after it
   */
  void passed(Walk walk, boolean last) throws IOException;
}
