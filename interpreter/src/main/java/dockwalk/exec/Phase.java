package dockwalk.exec;

import java.time.Duration;
import java.util.Optional;

/** How far into the next instruction the machine is: its continuation, as data. */
public sealed interface Phase {
  /** Nothing of it is done. */
  record Ready() implements Phase {}

  /** Its variables have their values. */
  record Expanded(ExpandedStep expanded) implements Phase {}

  /**
   * The cache was asked.
   *
   * @param key absent for a step that is never cached
   * @param spent the time that the step has taken so far
   */
  record Keyed(ExpandedStep expanded, Optional<CacheKey> key, CacheLookup lookup, Duration spent)
      implements Phase {}

  /**
   * It was executed, or taken from the cache; its change is not in the image yet.
   *
   * @param spent the time that the step has taken so far
   */
  record Ran(
      ExpandedStep expanded,
      Optional<CacheKey> key,
      CacheLookup lookup,
      Change change,
      Duration spent)
      implements Phase {}
}
