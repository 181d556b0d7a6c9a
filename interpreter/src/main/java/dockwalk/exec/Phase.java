package dockwalk.exec;

import java.util.Optional;

/** How far into the next instruction the machine is: its continuation, as data. */
public sealed interface Phase {
  /** Nothing of it is done. */
  record Ready() implements Phase {}

  /** Its variables have their values. */
  record Expanded(ExpandedStep expanded) implements Phase {}

  /** The cache was asked. {@code key} is absent for a step that is never cached. */
  record Keyed(ExpandedStep expanded, Optional<CacheKey> key, CacheLookup lookup)
      implements Phase {}

  /** It was executed, or taken from the cache; its change is not in the image yet. */
  record Ran(ExpandedStep expanded, Optional<CacheKey> key, CacheLookup lookup, Change change)
      implements Phase {}
}
