package dockwalk.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The transcripts of sessions that are kept; {@code -Dgolden.update=true} writes them anew. */
final class Transcripts {
  private Transcripts() {}

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("ARCHITECTURE.md"))) {
      folder = Objects.requireNonNull(folder.getParent());
    }
    return folder;
  }

  /** Compares what a session printed with what it printed when somebody looked at it. */
  static void check(String name, String actual) throws IOException {
    Path file = root().resolve("repl/src/test/resources/transcripts").resolve(name);
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.writeString(file, actual);
    }
    assertThat(file).exists();
    assertThat(actual).isEqualTo(Files.readString(file));
  }
}
