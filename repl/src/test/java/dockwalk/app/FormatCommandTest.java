package dockwalk.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code dockwalk format}, as a user and as a script call it. */
class FormatCommandTest {
  private static final String WILD = "from  a\nrun   x\n\n\n";
  private static final String CALM = "FROM a\nRUN x\n";

  @TempDir Path folder;
  private CommandLine dockwalk = new CommandLine(Path.of(""));

  @BeforeEach
  void start() throws Exception {
    dockwalk = new CommandLine(folder).file("Dockerfile", WILD);
  }

  @Test
  void printsTheResult() throws Exception {
    assertThat(dockwalk.run("format")).isEqualTo(new CommandLine.Said(0, CALM, ""));
    assertThat(dockwalk.pipe(WILD, "format", "-")).isEqualTo(new CommandLine.Said(0, CALM, ""));
    assertThat(folder.resolve("Dockerfile")).hasContent(WILD);
  }

  @Test
  void checkSaysWhereItBegins() {
    CommandLine.Said said = dockwalk.run("format", "--check", "Dockerfile");
    assertThat(said.out()).startsWith("Dockerfile:1: ").contains("  - from  a\n  + FROM a\n");
    assertThat(said.code()).isEqualTo(ExitCode.FAILED);
    assertThat(dockwalk.pipe(CALM, "format", "--check", "-"))
        .isEqualTo(new CommandLine.Said(0, "", ""));
  }

  @Test
  void writeKeepsTheModeAndLinks() throws Exception {
    Path file = folder.resolve("Dockerfile");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    Files.createSymbolicLink(folder.resolve("link"), Path.of("Dockerfile"));
    assertThat(dockwalk.run("format", "--write", "link").code()).isEqualTo(ExitCode.DONE);
    assertThat(file).hasContent(CALM);
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(folder.resolve("link")).isSymbolicLink();
    assertThat(dockwalk.run("format", "--write").out()).isEmpty();
    assertThat(folder).isDirectoryNotContaining("glob:**.dockwalk-*");
  }

  @Test
  void whatIsNotUnderstoodIsLeftAlone() throws Exception {
    dockwalk.file("Dockerfile", "FORM a\n");
    CommandLine.Said said = dockwalk.run("format", "--write");
    assertThat(said.err()).contains("did you mean FROM?").contains("left as it is");
    assertThat(said.code()).isEqualTo(ExitCode.FAILED);
    assertThat(folder.resolve("Dockerfile")).hasContent("FORM a\n");
    Files.write(folder.resolve("Dockerfile"), new byte[] {'F', 'R', 'O', 'M', ' ', (byte) 0xff});
    assertThat(dockwalk.run("format").err()).contains("no UTF-8");
  }

  @Test
  void misuse() {
    assertThat(dockwalk.run("format", "--check", "--write").code()).isEqualTo(ExitCode.USAGE);
    assertThat(dockwalk.run("format", "--write", "-").code()).isEqualTo(ExitCode.USAGE);
    assertThat(dockwalk.run("format", "a", "b").code()).isEqualTo(ExitCode.USAGE);
    assertThat(dockwalk.run("format", "nowhere").code()).isEqualTo(ExitCode.FAILED);
  }
}
