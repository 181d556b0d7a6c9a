package dockwalk.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The two programs of this machine that help to make a sandbox. */
final class HostPrograms {
  private static final List<String> FOLDERS =
      List.of("/bin", "/usr/bin", "/sbin", "/usr/sbin", "/run/current-system/sw/bin");

  private HostPrograms() {}

  static String find(String name) throws IOException {
    for (String folder : FOLDERS) {
      Path path = Path.of(folder, name);
      if (Files.isExecutable(path)) {
        return path.toString();
      }
    }
    throw new IOException(
        "RUN needs the program %s, and it is not in %s"
            .formatted(name, String.join(", ", FOLDERS)));
  }
}
