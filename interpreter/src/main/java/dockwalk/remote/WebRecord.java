package dockwalk.remote;

import dockwalk.exec.Host.WebFile;
import dockwalk.image.Digest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a web server said of a file, kept from one build to the next. */
record WebRecord(String etag, WebFile file) {
  /** Three lines: digest, time or nothing, ETag. */
  String text() {
    return file.digest() + "\n" + file.modified().map(Instant::toString).orElse("") + "\n" + etag;
  }

  /** What {@link #text} wrote; a damaged record is no record. */
  static Optional<WebRecord> parse(String text) {
    List<String> lines = List.of(text.split("\n", 3));
    if (lines.size() < 3 || lines.get(2).isEmpty()) {
      return Optional.empty();
    }
    try {
      Optional<Instant> modified =
          lines.get(1).isEmpty() ? Optional.empty() : Optional.of(Instant.parse(lines.get(1)));
      WebFile file = new WebFile(Digest.parse(lines.get(0)), modified);
      return Optional.of(new WebRecord(lines.get(2), file));
    } catch (IllegalArgumentException | DateTimeException damaged) {
      return Optional.empty();
    }
  }
}
