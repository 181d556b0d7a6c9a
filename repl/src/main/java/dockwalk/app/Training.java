package dockwalk.app;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What the launcher runs once so that the JVM can keep the loaded classes for the next starts. */
public final class Training {
  private Training() {}

  /** Does the commonest things, quietly. */
  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("dockwalk-training");
    Path file = folder.resolve("Dockerfile");
    try {
      Files.writeString(file, "FROM scratch\nENV A=1\nCOPY <<EOF /a\n$A\nEOF\nCMD [\"/a\"]\n");
      PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
      Console console =
          new Console(InputStream.nullInputStream(), nowhere, nowhere, Map.of(), folder, false);
      Main.run(List.of("parse", file.toString()), console);
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(folder);
    }
  }
}
