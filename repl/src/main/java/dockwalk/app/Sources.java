package dockwalk.app;

import dockwalk.render.DiagnosticText;
import dockwalk.syntax.Diagnostic;
import dockwalk.syntax.Dockerfile;
import dockwalk.syntax.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Reads Dockerfiles and shows what is wrong with them. */
final class Sources {
  private static final int LARGEST = 16 << 20;

  /** How many messages are shown of one file: nobody reads more. */
  private static final int MOST = 200;

  private Sources() {}

  /**
   * Reads and parses a Dockerfile.
   *
   * @param shown the name for messages
   * @throws IOException if it is not there, no file, or larger than 16 MiB
   */
  static Dockerfile read(Path path, String shown) throws IOException {
    return read(path, shown, missing(path));
  }

  private static Dockerfile read(Path path, String shown, String where) throws IOException {
    if (Files.isDirectory(path)) {
      throw new IOException(shown + " is a directory: name the Dockerfile in it");
    }
    try (InputStream in = Files.newInputStream(path)) {
      return parse(in, shown);
    } catch (NoSuchFileException e) {
      throw new IOException(absent(shown) + where, e);
    }
  }

  /** That there is no Dockerfile of this name, in Docker's words. */
  static String absent(String shown) {
    return "failed to read dockerfile: open " + shown + ": no such file or directory";
  }

  private static Dockerfile parse(InputStream in, String shown) throws IOException {
    byte[] bytes = in.readNBytes(LARGEST + 1);
    if (bytes.length > LARGEST) {
      throw new IOException(shown + " is larger than 16 MiB: that is no Dockerfile");
    }
    return Dockerfile.parse(new SourceFile(shown, new String(bytes, StandardCharsets.UTF_8)));
  }

  /**
   * Reads and parses the Dockerfile that a user named, or standard input for {@code -}.
   *
   * @throws IOException as the other one
   * @throws UsageException if nothing is named
   */
  static Dockerfile read(String name, Console console) throws IOException {
    if (name.isEmpty()) {
      throw new UsageException("name the Dockerfile: an empty word names none");
    }
    if (!name.equals("-")) {
      return read(console.path(name), name, "");
    }
    return parse(console.in(), "-");
  }

  /**
   * Reads and parses the Dockerfile of a build.
   *
   * @throws IOException as the other ones
   */
  static Dockerfile read(BuildFlags flags, Console console) throws IOException {
    return flags.fromInput()
        ? parse(console.in(), flags.shownName())
        : read(flags.dockerfile(), flags.shownName());
  }

  /** Where a build's Dockerfile was looked for. */
  private static String missing(Path path) {
    return "\nIt was looked for in " + path.getParent() + "; -f names another file.";
  }

  /** Shows the diagnostics of {@code file} on the console; tells whether there was an error. */
  static boolean report(Dockerfile file, Console console) {
    return report(file, file.diagnostics(), console);
  }

  static boolean report(Dockerfile file, List<Diagnostic> diagnostics, Console console) {
    diagnostics.stream()
        .limit(MOST)
        .forEach(diagnostic -> console.err().print(DiagnosticText.of(file, diagnostic)));
    if (diagnostics.size() > MOST) {
      String least = file.cut() ? "at least " : "";
      console.err().println("… and " + least + (diagnostics.size() - MOST) + " more");
    }
    return diagnostics.stream().anyMatch(d -> d.severity() == Diagnostic.Severity.ERROR);
  }
}
