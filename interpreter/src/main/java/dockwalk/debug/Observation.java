package dockwalk.debug;

import dockwalk.fs.PathChange;
import java.util.List;
import java.util.Optional;

/** What a watch saw an instruction change. */
public sealed interface Observation {
  /** A value; a side is absent where it is not set. */
  record OfValue(String what, Optional<String> was, Optional<String> now) implements Observation {}

  /** A path of the image. */
  record OfPath(PathChange change) implements Observation {}

  /** The one change between two values of {@code what}, if they differ. */
  static List<Observation> between(String what, Optional<String> was, Optional<String> now) {
    return was.equals(now) ? List.of() : List.of(new OfValue(what, was, now));
  }
}
