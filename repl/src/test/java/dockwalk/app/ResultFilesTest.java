package dockwalk.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code --iidfile} and {@code --metadata-file} tell a script about the result. */
class ResultFilesTest {
  @TempDir Path folder;
  private CommandLine dockwalk = new CommandLine(Path.of(""));

  @BeforeEach
  void context() throws Exception {
    dockwalk = new CommandLine(folder).file("ctx/Dockerfile", "FROM scratch\nCOPY a /\n");
    dockwalk.file("ctx/a", "a");
  }

  private CommandLine.Said build(String... more) {
    List<String> args =
        new ArrayList<>(List.of("build", "-q", "--build-arg", "SOURCE_DATE_EPOCH=0"));
    args.addAll(List.of(more));
    args.add("ctx");
    return dockwalk.run(args.toArray(String[]::new));
  }

  private String metadata(String... more) throws Exception {
    List<String> args = new ArrayList<>(List.of("--metadata-file", "meta"));
    args.addAll(List.of(more));
    assertThat(build(args.toArray(String[]::new)).code()).isEqualTo(ExitCode.DONE);
    return Files.readString(folder.resolve("meta"));
  }

  @Test
  void theImageIdIsTheOneThatIsPrintedWithNoEndOfLine() throws Exception {
    CommandLine.Said said = build("--iidfile", "iid");
    String written = Files.readString(folder.resolve("iid"));
    assertThat(written).matches("sha256:[0-9a-f]{64}").isEqualTo(said.out().strip());
    assertThat(metadata()).contains("\"containerimage.config.digest\": \"" + written + '"');
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-t a        | docker.io/library/a:latest",
        "-t a:b      | docker.io/library/a:b",
        "-t a:b -t c | docker.io/library/a:b,docker.io/library/c:latest",
        "-t x.io/y:1 | x.io/y:1",
      })
  void theNamesAreWhole(String options, String names) throws Exception {
    assertThat(metadata(options.split(" "))).contains("\"image.name\": \"" + names + '"');
  }

  @Test
  void theDigestIsThatOfTheManifestAndTheSameEachTime() throws Exception {
    String first = metadata();
    assertThat(first)
        .containsPattern("\"containerimage.digest\": \"(sha256:[0-9a-f]{64})\"")
        .contains("\"mediaType\": \"application/vnd.oci.image.manifest.v1+json\"")
        .doesNotContain("image.name");
    assertThat(metadata("--no-cache")).isEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource({
    "--iidfile, none/file",
    "--iidfile, ctx",
    "--metadata-file, ctx",
    "--metadata-file, none/file"
  })
  void aFileThatCannotBeWrittenIsAnErrorBeforeAnythingIsBuilt(String option, String file) {
    CommandLine.Said said = dockwalk.run("build", option, file, "ctx");
    assertThat(said.code()).isEqualTo(ExitCode.FAILED);
    assertThat(said.err()).contains("cannot write " + option).contains(file);
    assertThat(said.err()).doesNotContain("COPY", "Exception", "\tat ");
  }
}
