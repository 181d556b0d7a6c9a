package dockwalk.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small text file of the image, read by the thread whose root is the sandbox's. */
final class InsideFile {
  private static final int MAX = 4 << 20;

  private InsideFile() {}

  /**
   * Its text; empty if there is none.
   *
   * @throws IOException if it is larger than 4 MiB
   */
  static String read(String path) throws IOException {
    Path file = Path.of(path);
    // What the kernel makes up has size 0, and reading it may never end.
    if (!Files.isRegularFile(file) || Files.size(file) == 0) {
      return "";
    }
    if (Files.size(file) > MAX) {
      throw new IOException(path + " of the image is larger than 4 MiB");
    }
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
