package dockwalk.debug;

import dockwalk.exec.State;
import java.util.Optional;

/**
 * What a query sees: a moment of a session.
 *
 * @param last the instruction that led there; absent at the start
 */
public record Sight(State state, Optional<Walk> last, Trees trees, Hits hits) {
  /** How often breakpoints were hit. */
  public interface Hits {
    /** Those of a session in which nothing was hit, and of no breakpoint. */
    Hits NONE = number -> Optional.empty();

    /** How often breakpoint {@code number} has stopped or logged; absent if there is none. */
    Optional<Integer> of(int number);

    /** How often the place of the asking breakpoint was reached, this time included. */
    default Optional<Integer> own() {
      return Optional.empty();
    }
  }

  /** A path as the user wrote it, made absolute from the working directory. */
  String path(String typed) {
    String folder = state.current().image().config().effectiveWorkingDir();
    return typed.startsWith("/") ? typed : folder + (folder.endsWith("/") ? "" : "/") + typed;
  }
}
