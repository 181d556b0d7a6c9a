package dockwalk.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A program that edits text in the terminal of this process.
 *
 * @param command for a shell, without the file
 */
record Editor(String command) {
  private static final List<String> USUAL = List.of("nano", "vi");

  /** What the user has chosen, or else what is there. */
  static Optional<Editor> of(Map<String, String> env) {
    return Stream.of("VISUAL", "EDITOR")
        .map(name -> env.getOrDefault(name, ""))
        .filter(command -> !command.isBlank())
        .findFirst()
        .or(() -> USUAL.stream().filter(name -> there(name, env)).findFirst())
        .map(Editor::new);
  }

  private static boolean there(String name, Map<String, String> env) {
    return Stream.of(env.getOrDefault("PATH", "").split(":", -1))
        .filter(folder -> !folder.isEmpty())
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
  }

  /** Edits {@code file}, and waits until that is done; the exit code of the editor. */
  int open(Path file) throws IOException {
    Process process =
        new ProcessBuilder("sh", "-c", command + " \"$1\"", "sh", file.toString())
            .inheritIO()
            .start();
    boolean interrupted = false;
    while (true) {
      try {
        int code = process.waitFor();
        if (interrupted) {
          Thread.interrupted(); // the Ctrl-C was the editor's
        }
        return code;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
  }
}
