package dockwalk.name;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Paths of this machine to and from {@link ByteText}. A {@code Path} of the JDK holds the bytes
 * that the kernel gave, but {@code toString} and {@code resolve} go through a character set and
 * lose what does not fit. Its URI does not, so the way leads over that where it must.
 */
public final class HostPath {
  private static final char REPLACEMENT = '\uFFFD';
  private static final Path ROOT = Path.of("/");

  /** Whether the JDK takes names of files for UTF-8; with another locale only ASCII is safe. */
  private static final boolean UTF8 = "UTF-8".equals(System.getProperty("sun.jnu.encoding"));

  private HostPath() {}

  /** The whole path as text. */
  public static String text(Path path) {
    String text = path.toString();
    return isWhole(text) ? text : ByteText.of(bytes(path));
  }

  /** The last name of a path as text; empty for the root. */
  public static String name(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : text(name);
  }

  /** The bytes of a path, as the kernel takes them. */
  public static byte[] bytes(Path path) {
    String text = path.toString();
    if (isWhole(text)) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    String raw = ROOT.resolve(path).toUri().getRawPath();
    if (!text.endsWith("/") && raw.endsWith("/")) {
      raw = raw.substring(0, raw.length() - 1); // the URI of a directory gets one
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length());
    for (int i = path.isAbsolute() ? 0 : 1; i < raw.length(); i++) {
      if (raw.charAt(i) == '%') {
        bytes.write(Integer.parseInt(raw, i + 1, i + 3, 16));
        i += 2;
      } else {
        bytes.write(raw.charAt(i));
      }
    }
    return bytes.toByteArray();
  }

  /** The path that {@code text} is, absolute or relative. */
  public static Path of(String text) {
    if (UTF8 || isAscii(text)) {
      try {
        return Path.of(text);
      } catch (InvalidPathException e) {
        if (ByteText.isUtf8(text)) {
          throw e;
        }
      }
    }
    boolean absolute = text.startsWith("/");
    StringBuilder raw = new StringBuilder(absolute ? "file://" : "file:///");
    for (byte b : ByteText.bytes(text)) {
      raw.append(b == '/' ? "/" : "%" + hex(b >> 4) + hex(b));
    }
    Path path = Path.of(URI.create(raw.toString()));
    return absolute ? path : path.subpath(0, path.getNameCount());
  }

  /** Whether what the JDK made of a path's bytes has lost none. */
  private static boolean isWhole(String text) {
    return UTF8 ? text.indexOf(REPLACEMENT) < 0 : isAscii(text);
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static char hex(int four) {
    return "0123456789ABCDEF".charAt(four & 15);
  }

  /** {@code path}, relative, below {@code folder}. */
  public static Path resolve(Path folder, String path) {
    return folder.resolve(of(path));
  }
}
