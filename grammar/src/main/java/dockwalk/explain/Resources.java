package dockwalk.explain;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;

/** The files of this package. */
final class Resources {
  private Resources() {}

  /** The text of a file, if it is there. */
  static Optional<String> find(String name) {
    try (InputStream in = Resources.class.getResourceAsStream(name)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of a file that is part of the program. */
  static String text(String name) {
    return find(name)
        .orElseThrow(() -> new IllegalStateException("the program's " + name + " is missing"));
  }

  static Properties words(String name) {
    Properties words = new Properties();
    try {
      words.load(new StringReader(text(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }
}
