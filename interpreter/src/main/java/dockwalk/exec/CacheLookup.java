package dockwalk.exec;

import java.util.List;
import java.util.Optional;

/**
 * What the cache says of a step, and why.
 *
 * @param hit what the step did when it was executed, if that is known
 * @param differences the parts that differ from the nearest earlier record, in the key's order;
 *     empty on a hit
 * @param ignored on a hit, the parts of which something differs that does not matter: see {@link
 *     CacheKey.Part#aside}
 * @param earlier how the step of the nearest earlier record was written: see {@link Written}; empty
 *     if there is none
 */
public record CacheLookup(
    Optional<Change> hit,
    Verdict verdict,
    List<Difference> differences,
    List<Difference> ignored,
    String earlier) {
  public CacheLookup {
    differences = List.copyOf(differences);
    ignored = List.copyOf(ignored);
  }

  /** An answer in which nothing is ignored. */
  public CacheLookup(Optional<Change> hit, Verdict verdict, List<Difference> differences) {
    this(hit, verdict, differences, List.of(), "");
  }

  /** Why a step is, or is not, taken from the cache. */
  public enum Verdict {
    /** The same step with the same input was executed before. */
    HIT,
    /** No step like this one was executed before. */
    FIRST_TIME,
    /** The step was executed before, with other input. */
    CHANGED,
    /** The record is there, but what it made is gone. */
    PRUNED,
    /** The caller asked for no cache. */
    DISABLED,
    /** The step touches no file: there is nothing to keep. */
    NOT_CACHEABLE
  }

  /** A part of the key that differs; a side is absent where that key has no such part. */
  public record Difference(String part, Optional<String> before, Optional<String> after) {}

  /** The answer for a step that is never cached. */
  public static CacheLookup without(Verdict verdict) {
    return new CacheLookup(Optional.empty(), verdict, List.of());
  }
}
