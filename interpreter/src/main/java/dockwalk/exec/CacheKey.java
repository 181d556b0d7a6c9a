package dockwalk.exec;

import dockwalk.image.Digest;
import java.util.List;

/**
 * A cache key that can explain itself.
 *
 * @param value digest of the names and digests of all parts
 * @param parts what went into it, in order
 */
public record CacheKey(Digest value, List<Part> parts) {
  public CacheKey {
    parts = List.copyOf(parts);
  }

  /** The key made of {@code parts}. */
  public static CacheKey of(List<Part> parts) {
    StringBuilder all = new StringBuilder();
    parts.forEach(part -> all.append(part.name()).append('\0').append(part.digest()).append('\n'));
    return new CacheKey(Digest.of(all.toString()), parts);
  }

  /**
   * One input of a step.
   *
   * @param name such as {@code parent}, {@code command}, {@code env PATH}, {@code file src/app.js}
   * @param digest of its full value
   * @param shown its value for people, cut short; never a secret
   */
  public record Part(String name, Digest digest, String shown) {
    private static final int LONGEST = 200;

    /** A part whose value is plain text. */
    public static Part text(String name, String value) {
      String shown = value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value;
      return new Part(name, Digest.of(value), shown);
    }
  }
}
