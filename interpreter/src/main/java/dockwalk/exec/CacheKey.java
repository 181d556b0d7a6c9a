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
   * @param aside what is known of it and does not matter, such as the time of a file; it is in no
   *     digest, and empty if there is nothing
   */
  public record Part(String name, Digest digest, String shown, String aside) {
    /** Name of the part that says what kind of step it is; beside it stands {@link Written}. */
    public static final String ACTION = "action";

    /** How the name of a part begins that stands for a secret; the secret's name follows. */
    public static final String SECRET = "mount of the secret ";

    private static final int LONGEST = 200;

    /** A part of which nothing else is known. */
    public Part(String name, Digest digest, String shown) {
      this(name, digest, shown, "");
    }

    /** A part whose value is plain text. */
    public static Part text(String name, String value) {
      String shown = value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value;
      return new Part(name, Digest.of(value), shown);
    }

    /** This part with something that does not matter. */
    public Part beside(String what) {
      return new Part(name, digest, shown, what);
    }
  }
}
