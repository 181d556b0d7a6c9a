package dockwalk.app;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Calls the program as a user does, in this process, in a folder of its own. */
record CommandLine(Path folder) {
  /** What a call left: its exit code and what it printed. */
  record Said(int code, String out, String err) {
    String all() {
      return out + err;
    }
  }

  CommandLine file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, text);
    return this;
  }

  Path home() {
    return folder.resolve("home");
  }

  Said run(String... args) {
    return pipe("", args);
  }

  /** Runs it with {@code input} as its standard input. */
  Said pipe(String input, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Map.of("DOCKWALK_HOME", home().toString()),
            folder,
            false);
    int code = Main.run(List.of(args), console);
    return new Said(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
