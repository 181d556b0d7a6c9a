package dockwalk.image;

import dockwalk.name.ByteText;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 content digest, shown as {@code sha256:<hex>} (OCI image-spec, descriptor.md).
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Digest(String hex) implements Comparable<Digest> {
  private static final String PREFIX = "sha256:";
  private static final MessageDigest FRESH = search();

  public Digest {
    boolean digits = hex.length() == 64;
    for (int i = 0; digits && i < 64; i++) { // a stream costs more than the hashing
      digits = isHexDigit(hex.charAt(i));
    }
    if (!digits) {
      throw new IllegalArgumentException("not a SHA-256 digest: " + hex);
    }
  }

  /**
   * Reads {@code sha256:<hex>}.
   *
   * @throws IllegalArgumentException if {@code text} is anything else
   */
  public static Digest parse(String text) {
    if (!text.startsWith(PREFIX)) {
      throw new IllegalArgumentException("not a SHA-256 digest: " + text);
    }
    return new Digest(text.substring(PREFIX.length()));
  }

  /** The digest of {@code bytes}. */
  public static Digest of(byte[] bytes) {
    return finish(hasher().digest(bytes));
  }

  /** The digest of the bytes of {@code text}: its UTF-8, and see {@link ByteText}. */
  public static Digest of(String text) {
    return of(ByteText.bytes(text));
  }

  /** The digest of all that {@code in} gives from here on. */
  public static Digest of(InputStream in) throws IOException {
    MessageDigest hasher = hasher();
    byte[] buffer = new byte[1 << 16];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      hasher.update(buffer, 0, read);
    }
    return of(hasher);
  }

  /** The digest of all that {@code hasher} has taken; resets it. */
  public static Digest of(MessageDigest hasher) {
    return finish(hasher.digest());
  }

  /** A new SHA-256 hasher. */
  public static MessageDigest hasher() {
    try {
      // To search the providers costs more than to hash a small file.
      return (MessageDigest) FRESH.clone();
    } catch (CloneNotSupportedException e) {
      return search();
    }
  }

  private static MessageDigest search() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /** The first twelve digits, as Docker shows image IDs. */
  public String brief() {
    return hex.substring(0, 12);
  }

  @Override
  public int compareTo(Digest other) {
    return hex.compareTo(other.hex);
  }

  @Override
  public String toString() {
    return PREFIX + hex;
  }

  private static boolean isHexDigit(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }

  private static Digest finish(byte[] sum) {
    return new Digest(HexFormat.of().formatHex(sum));
  }
}
