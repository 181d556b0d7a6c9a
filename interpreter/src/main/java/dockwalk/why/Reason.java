package dockwalk.why;

import java.util.List;
import java.util.Optional;

/**
 * Something that changed since a step was recorded.
 *
 * @param part of the cache key, such as {@code file app/main}, {@code env PATH}, {@code parent}
 * @param kinds of a file, what about it changed: {@code content}, {@code mode}, {@code owner},
 *     {@code type}, {@code link target}, {@code attributes}, {@code added}, {@code removed}
 * @param before the old value, cut short; absent if there was none
 * @param after the new value
 * @param line where it is declared in the Dockerfile, one-based; absent if it is not in there
 * @param said the whole in one short sentence
 */
public record Reason(
    String part,
    List<String> kinds,
    Optional<String> before,
    Optional<String> after,
    Optional<Integer> line,
    Said said) {
  public Reason {
    kinds = List.copyOf(kinds);
  }

  /** The whole in one short sentence, in English. */
  public String words() {
    return said.text();
  }
}
