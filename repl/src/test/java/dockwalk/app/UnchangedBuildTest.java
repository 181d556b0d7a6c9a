package dockwalk.app;

import static org.assertj.core.api.Assertions.assertThat;

import dockwalk.receipt.Receipt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * A receipt answers the build that it is of, as that build would; any change makes it worthless.
 */
class UnchangedBuildTest {
  private static final String DOCKERFILE =
      """
      FROM scratch AS one
      ARG V=1
      WORKDIR /w
      COPY src ./
      FROM one
      ENV V=$V
      COPY --from=one /w/a /copy
      CMD ["/none"]
      """;

  @TempDir Path folder;

  @Test
  void aDockerfileFromStandardInputIsReadEachTime() throws Exception {
    CommandLine dockwalk = files(folder);
    String[] build = {"build", "-t", "piped", "-f", "-", "ctx"};
    for (String label : List.of("one", "two")) {
      CommandLine.Said said =
          dockwalk.pipe("FROM scratch\nCOPY out /\nLABEL l=%s\n".formatted(label), build);
      assertThat(said.err()).contains("COPY out /", "naming to docker.io/library/piped");
      assertThat(said.code()).isEqualTo(ExitCode.DONE);
      assertThat(answer(dockwalk, "-t", "piped", "-f", "-", "ctx")).isEmpty();
    }
  }

  @BeforeEach
  void asTheLauncherDoes() {
    System.setProperty(ReceiptKey.PROGRAM, "test");
  }

  @AfterEach
  void withoutReceipts() {
    System.clearProperty(ReceiptKey.PROGRAM);
  }

  private CommandLine files(Path in) throws Exception {
    CommandLine dockwalk = new CommandLine(in);
    dockwalk
        .file("ctx/Dockerfile", DOCKERFILE)
        .file("ctx/src/a", "a")
        .file("ctx/src/deep/b", "b")
        .file("ctx/.dockerignore", "*.log\n")
        .file("ctx/out/x.log", "x");
    Files.createSymbolicLink(in.resolve("ctx/src/link"), Path.of("a"));
    Thread.sleep(50); // files so young get no receipt
    return dockwalk;
  }

  private static Optional<Receipt> answer(CommandLine dockwalk, String... args) {
    return UnchangedBuild.answer(
        List.of(args), dockwalk.folder(), Map.of("DOCKWALK_HOME", dockwalk.home().toString()));
  }

  private static String withoutTimes(String text) {
    return text.replaceAll("DONE \\d+\\.\\ds", "DONE");
  }

  @Test
  void saysWhatTheCachedBuildSays() throws Exception {
    CommandLine dockwalk = files(folder);
    assertThat(answer(dockwalk, "-t", "app", "ctx")).isEmpty();

    assertThat(dockwalk.run("build", "-t", "app", "ctx").code()).isZero();
    Receipt receipt = answer(dockwalk, "-t", "app", "ctx").orElseThrow();

    CommandLine.Said cached = dockwalk.run("build", "-t", "app", "ctx");
    assertThat(withoutTimes(receipt.err()))
        .isEqualTo(withoutTimes(cached.err()))
        .contains("CACHED");
    assertThat(receipt.out()).isEqualTo(cached.out());
  }

  @Test
  void ofAQuietBuildIsTheId() throws Exception {
    CommandLine dockwalk = files(folder);
    String id = dockwalk.run("build", "-q", "ctx").out();
    assertThat(answer(dockwalk, "-q", "ctx")).map(Receipt::out).contains(id);
    assertThat(answer(dockwalk, "-q", "ctx")).map(Receipt::err).contains("");
  }

  @Test
  void isOnlyOfBuildsThatReadNothingElse() throws Exception {
    CommandLine dockwalk = files(folder);
    for (String[] args :
        new String[][] {
          {"--no-cache", "ctx"}, {"-o", "type=oci,dest=x.tar", "ctx"}, {"--build-arg", "V", "ctx"}
        }) {
      String[] build = Stream.concat(Stream.of("build"), Stream.of(args)).toArray(String[]::new);
      assertThat(dockwalk.run(build).code()).isZero();
      assertThat(answer(dockwalk, args)).as(String.join(" ", args)).isEmpty();
    }
  }

  private interface Edit {
    void in(CommandLine dockwalk) throws Exception;
  }

  @TestFactory
  Stream<DynamicTest> isWorthlessAfter() {
    Map<String, Edit> edits = new LinkedHashMap<>();
    edits.put("other bytes", d -> d.file("ctx/src/a", "A"));
    edits.put("another mode", d -> mode(d.folder().resolve("ctx/src/deep/b"), "rwx------"));
    edits.put("a new file", d -> d.file("ctx/src/deep/c", "c"));
    edits.put("a file less", d -> Files.delete(d.folder().resolve("ctx/src/deep/b")));
    edits.put("another link", d -> link(d.folder().resolve("ctx/src/link")));
    edits.put("a new folder", d -> Files.createDirectory(d.folder().resolve("ctx/new")));
    edits.put("another Dockerfile", d -> d.file("ctx/Dockerfile", DOCKERFILE + "ENV B=c\n"));
    edits.put("another ignore file", d -> d.file("ctx/.dockerignore", "src/deep\n"));
    edits.put("a nearer ignore file", d -> d.file("ctx/Dockerfile.dockerignore", "src/deep\n"));
    edits.put("a lost layer", d -> deleteLargest(d.home().resolve("blobs/sha256")));
    edits.put("a name given to another", d -> d.run("build", "-t", "app", "--label", "a=b", "ctx"));
    edits.put("a lost name", d -> Files.delete(d.home().resolve("index.json")));
    edits.put("a damaged receipt", d -> cut(d.home().resolve("cache/receipts")));
    return edits.entrySet().stream()
        .map(edit -> DynamicTest.dynamicTest(edit.getKey(), () -> worthless(edit.getValue())));
  }

  private void worthless(Edit edit) throws Exception {
    CommandLine dockwalk = files(Files.createTempDirectory(folder, "case"));
    dockwalk.run("build", "-t", "app", "ctx");
    assertThat(answer(dockwalk, "-t", "app", "ctx")).isPresent();
    edit.in(dockwalk);
    assertThat(answer(dockwalk, "-t", "app", "ctx")).isEmpty();
  }

  private static void mode(Path file, String mode) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  private static void link(Path link) throws IOException {
    Files.delete(link);
    Files.createSymbolicLink(link, Path.of("deep"));
  }

  private static void deleteLargest(Path blobs) throws IOException {
    try (Stream<Path> all = Files.list(blobs)) {
      Files.delete(all.max((a, b) -> Long.compare(size(a), size(b))).orElseThrow());
    }
  }

  private static long size(Path file) {
    return file.toFile().length();
  }

  private static void cut(Path receipts) throws IOException {
    try (Stream<Path> all = Files.list(receipts)) {
      for (Path receipt : all.toList()) {
        byte[] bytes = Files.readAllBytes(receipt);
        Files.write(receipt, java.util.Arrays.copyOf(bytes, bytes.length - 7));
      }
    }
  }
}
