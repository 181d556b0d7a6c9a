package dockwalk.context;

import java.nio.file.Path;

/** Names of files as text. The kernel takes any bytes; images have names in UTF-8. */
final class FileNames {
  private static final char REPLACEMENT = '\uFFFD';
  private static final String REPLACEMENT_IN_URI = "%EF%BF%BD";
  private static final int LONGEST = 60;

  private FileNames() {}

  /** Whether the last name of {@code path} is UTF-8: the text of any other has lost bytes. */
  static boolean isText(Path path) {
    String name = String.valueOf(path.getFileName());
    if (name.indexOf(REPLACEMENT) < 0) {
      return true;
    }
    long lost = name.chars().filter(c -> c == REPLACEMENT).count();
    String raw = raw(path);
    int meant = 0;
    for (int at = raw.indexOf(REPLACEMENT_IN_URI); at >= 0; meant++) {
      at = raw.indexOf(REPLACEMENT_IN_URI, at + REPLACEMENT_IN_URI.length());
    }
    return lost == meant;
  }

  /** The last name with its bytes, such as {@code caf%E9}. */
  static String raw(Path path) {
    String uri = path.toUri().getRawPath().replaceFirst("/$", "");
    return uri.substring(uri.lastIndexOf('/') + 1);
  }

  /** A path that may be too long for a message. */
  static String brief(String path) {
    return path.length() <= LONGEST ? path : path.substring(0, LONGEST) + "…";
  }
}
