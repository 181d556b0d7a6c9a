package dockwalk.why;

import java.util.List;

/**
 * Why a step was, or was not, taken from the cache.
 *
 * @param verdict one word for programs: {@code hit}, {@code first-time}, {@code changed}, {@code
 *     pruned}, {@code no-cache}, {@code not-cacheable}, {@code skipped}, {@code not-reached},
 *     {@code unknown}
 * @param said one line for people
 * @param reasons what changed since the nearest earlier record, the most telling first
 * @param ignored on a hit, what changed without mattering
 */
public record Explanation(String verdict, Said said, List<Reason> reasons, List<Reason> ignored) {
  public Explanation {
    reasons = List.copyOf(reasons);
    ignored = List.copyOf(ignored);
  }

  static Explanation plain(String verdict, Said said) {
    return new Explanation(verdict, said, List.of(), List.of());
  }

  /** One line for people, in English. */
  public String words() {
    return said.text();
  }
}
