package dockwalk.syntax;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Every Dockerfile that is at hand, by the name to show for it: those of the lessons and of this
 * module's tables, and of the folder that {@code DOCKWALK_CONFORMANCE} names, if it does.
 */
final class DockerfilesAtHand {
  private static final long LARGEST = 1 << 20;

  private DockerfilesAtHand() {}

  static Map<String, String> all() throws IOException {
    Map<String, String> found = new LinkedHashMap<>();
    for (String table : List.of("trees.txt", "errors.txt", "layouts.txt")) {
      GoldenTable.read(table).cases().forEach(c -> found.put(table + ": " + c.name(), c.text()));
    }
    Path here = Path.of("").toAbsolutePath();
    Path top = Files.isDirectory(here.resolve("grammar")) ? here : here.resolve("..").normalize();
    add(top.resolve("lessons/src/main/resources"), found);
    String conformance = System.getenv("DOCKWALK_CONFORMANCE");
    if (conformance != null) {
      add(Path.of(conformance), found);
    }
    return found;
  }

  private static void add(Path folder, Map<String, String> found) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(DockerfilesAtHand::isDockerfile).sorted().toList()) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        found.put(folder.relativize(file).toString(), text);
      }
    }
  }

  private static boolean isDockerfile(Path path) {
    String name = path.getFileName().toString();
    boolean named = name.endsWith("Dockerfile") || name.startsWith("Dockerfile");
    return named
        && !name.endsWith(".dockerignore")
        && Files.isRegularFile(path)
        && path.toFile().length() <= LARGEST;
  }
}
