package dockwalk.debug;

import java.io.IOException;
import java.util.List;

/** Hears of what happens while a session moves on. */
@FunctionalInterface
public interface Passing {
  /** Hears nothing. */
  Passing SILENT = (walk, replayed, last) -> {};

  /**
   * An instruction was walked.
   *
   * @param replayed whether it was done before, and nothing was executed
   * @param last whether the session stops after it
   */
  void passed(Walk walk, boolean replayed, boolean last) throws IOException;

  /**
   * A log point was reached.
   *
   * @param values what it prints, one after the other
   */
  default void logged(Breakpoint mark, List<Value> values) {}

  /** A condition could not be compared; said once for each breakpoint and reason. */
  default void noted(Breakpoint mark, String note) {}
}
