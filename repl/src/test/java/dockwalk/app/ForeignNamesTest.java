package dockwalk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dockwalk.name.ByteText;
import dockwalk.name.HostPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that are no UTF-8 go through a build byte for byte, wherever they come from. */
class ForeignNamesTest {
  private static final Path BUSYBOX = Path.of("/bin/busybox");

  /** {@code caf\xE9} in ISO 8859-1. */
  private static final String NAME = ByteText.of(new byte[] {'c', 'a', 'f', (byte) 0xe9});

  @TempDir Path folder;
  private CommandLine dockwalk = new CommandLine(Path.of(""));

  @BeforeEach
  void start() throws Exception {
    dockwalk = new CommandLine(folder).file("ctx/Dockerfile", "FROM scratch\nCOPY caf? /in/\n");
    Files.writeString(context(NAME), "coffee");
    Files.createSymbolicLink(context("link"), HostPath.of(NAME));
  }

  private Path context(String name) {
    return HostPath.resolve(folder.resolve("ctx"), name);
  }

  private CommandLine.Said build(String... args) {
    CommandLine.Said said =
        dockwalk.run(
            Stream.concat(Stream.of("build", "--progress=plain"), Stream.of(args))
                .toArray(String[]::new));
    assertThat(said.code()).as(said.all()).isEqualTo(ExitCode.DONE);
    return said;
  }

  private static String program(Path in, String... command) throws Exception {
    Process process =
        new ProcessBuilder(command).directory(in.toFile()).redirectErrorStream(true).start();
    String output = ByteText.of(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  @Test
  void ofTheContextInFoldersAndArchives() throws Exception {
    dockwalk.file("ctx/Dockerfile", "FROM scratch\nCOPY . /in/\n");
    build("-o", "type=local,dest=out", "ctx");
    assertThat(HostPath.resolve(folder.resolve("out/in"), NAME)).hasContent("coffee");
    Path link = Files.readSymbolicLink(folder.resolve("out/in/link"));
    assertThat(HostPath.text(link)).isEqualTo(NAME);
    build("-o", "type=tar,dest=out.tar", "ctx");
    assertThat(program(folder, "tar", "--quoting-style=literal", "-tf", "out.tar").lines())
        .contains("in/" + NAME);
  }

  @Test
  void ofAnotherBaseAndAfterIt() throws Exception {
    build("-t", "first", "-o", "type=oci,dest=first.tar", "ctx");
    assertThat(dockwalk.run("load", "-i", "first.tar").code()).isEqualTo(ExitCode.DONE);
    dockwalk.file("two/Dockerfile", "FROM first\nCOPY --from=first /in/caf* /again/\n");
    build("-o", "type=local,dest=out", "two");
    for (String each : List.of("in", "again")) {
      assertThat(HostPath.resolve(folder.resolve("out/" + each), NAME)).hasContent("coffee");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gnu", "pax", "ustar", "v7"})
  void ofAnArchive(String format) throws Exception {
    program(folder.resolve("ctx"), "sh", "-c", "tar --format=" + format + " -cf a.tar caf* link");
    dockwalk.file("ctx/Dockerfile", "FROM scratch\nADD a.tar /in/\n");
    build("-o", "type=local,dest=out", "ctx");
    assertThat(HostPath.resolve(folder.resolve("out/in"), NAME)).hasContent("coffee");
    Path link = Files.readSymbolicLink(folder.resolve("out/in/link"));
    assertThat(HostPath.text(link)).isEqualTo(NAME);
  }

  @Test
  void ofARun() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "root");
    assumeTrue(Files.isExecutable(BUSYBOX), "a static busybox in " + BUSYBOX);
    Files.copy(BUSYBOX, context("busybox"));
    dockwalk.file(
        "ctx/Dockerfile",
        """
        FROM scratch
        COPY busybox /bin/busybox
        COPY . /in/
        SHELL ["/bin/busybox", "sh", "-c"]
        WORKDIR /in
        RUN busybox cat $(printf 'caf\\351') && busybox mv caf* $(printf 'new\\377')
        RUN busybox cp new* $(printf 'copy\\376')
        """);
    assertThat(build("-o", "type=local,dest=out", "ctx").err()).contains("coffee");
    Path in = folder.resolve("out/in");
    assertThat(HostPath.resolve(in, ByteText.of(new byte[] {'n', 'e', 'w', -1}))).exists();
    assertThat(HostPath.resolve(in, ByteText.of(new byte[] {'c', 'o', 'p', 'y', -2}))).exists();
    assertThat(HostPath.resolve(in, NAME)).doesNotExist();
  }

  @Test
  void inKeysAndReasons() throws Exception {
    String other = ByteText.of(new byte[] {'c', 'a', 'f', (byte) 0xe8});
    build("ctx");
    assertThat(build("ctx").err()).contains("CACHED");
    Files.move(context(NAME), context(other));
    assertThat(dockwalk.run("plan", "ctx").out()).contains("file caf\\xE8: renamed from caf\\xE9");
    Files.move(context(other), context(NAME));
    Files.writeString(context(NAME), "tea");
    assertThat(build("--explain", "ctx").err()).contains("file caf\\xE9: content changed");
    assertThat(dockwalk.run("why", "--format", "json", "ctx").out())
        .contains("\"part\" : \"file caf\\\\xE9\"");
    assertThat(dockwalk.run("context", "ctx").out()).contains("caf\\xE9");
  }
}
