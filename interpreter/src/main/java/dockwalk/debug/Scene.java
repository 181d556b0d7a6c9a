package dockwalk.debug;

import dockwalk.exec.State;
import java.util.Optional;

/**
 * A moment at which breakpoints are asked.
 *
 * @param last the instruction that led there; absent at the start
 * @param passing hears what log points say
 */
record Scene(State state, Optional<Walk> last, Trees trees, Passing passing) {
  Sight sight(Sight.Hits hits) {
    return new Sight(state, last, trees, hits);
  }
}
