package dockwalk.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Compares with a text kept beside the tests; {@code -Dgolden.update=true} writes it anew. */
final class Golden {
  private Golden() {}

  static void check(String name, String actual) throws IOException {
    Path file = root().resolve("interpreter/src/test/resources/render").resolve(name);
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, actual);
    }
    assertThat(file).exists();
    assertThat(actual).isEqualTo(Files.readString(file));
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("ARCHITECTURE.md"))) {
      folder = Objects.requireNonNull(folder.getParent());
    }
    return folder;
  }
}
