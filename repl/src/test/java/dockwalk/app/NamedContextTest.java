package dockwalk.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code --build-context} may name, and where a Dockerfile may use it. */
class NamedContextTest {
  @TempDir Path folder;
  private CommandLine dockwalk = new CommandLine(Path.of(""));

  /** One image, as tag and as OCI layout; one folder, as folder and as archive. */
  @BeforeEach
  void sources() throws Exception {
    dockwalk =
        new CommandLine(folder)
            .file("image/Dockerfile", "FROM scratch\nENV FROM=image\nCOPY Dockerfile /in-image\n")
            .file("folder/file", "in folder")
            .file("ctx/Dockerfile", "FROM scratch\n");
    String layout = "type=oci,tar=false,dest=layout,name=image:v1";
    CommandLine.Said said = dockwalk.run("build", "-t", "image:v1", "-o", layout, "image");
    assertThat(said.code()).as(said.all()).isEqualTo(ExitCode.DONE);
    Process tar =
        new ProcessBuilder("tar", "-czf", "folder.tar.gz", "-C", "folder", ".")
            .directory(folder.toFile())
            .start();
    assertThat(tar.waitFor()).isZero();
  }

  private CommandLine.Said build(String context, String dockerfile) throws Exception {
    dockwalk.file("ctx/Dockerfile", dockerfile.replace("\\n", "\n") + "\n");
    return dockwalk.run(
        "build", "--build-context", "it=" + context, "-o", "type=local,dest=out", "ctx");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "docker-image://image:v1 | FROM it                                        | in-image",
        "docker-image://scratch  | FROM it\\nCOPY Dockerfile /a                    | a",
        "docker-image://image:v1 | FROM scratch\\nCOPY --from=it /in-image /a/    | a/in-image",
        "oci-layout://layout:v1  | FROM it                                        | in-image",
        "oci-layout://./layout   | FROM it                                        | in-image",
        "oci-layout://layout:v1  | FROM scratch\\nCOPY --from=it /in-image /a/    | a/in-image",
        "folder                  | FROM it                                        | file",
        "folder                  | FROM it AS base\\nFROM scratch\\nCOPY --from=base /file /b/ | b/file",
        "folder                  | FROM scratch\\nCOPY --from=it file /a/         | a/file",
        "folder.tar.gz           | FROM scratch\\nCOPY --from=it file /a/         | a/file",
      })
  void aContextIsABaseAndASource(String context, String dockerfile, String made) throws Exception {
    CommandLine.Said said = build(context, dockerfile);
    assertThat(said.code()).as(said.all()).isEqualTo(ExitCode.DONE);
    assertThat(folder.resolve("out").resolve(made)).exists();
  }

  /** A stage of this name is hidden by the context, and so is an image. */
  @Test
  void aContextStandsInFrontOfAStageAndAnImage() throws Exception {
    assertThat(build("folder", "FROM nowhere AS it\\nFROM it").code()).isEqualTo(ExitCode.DONE);
    assertThat(folder.resolve("out/file")).hasContent("in folder");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "docker-image://no-such | no-such",
        "oci-layout://no-such   | no-such",
        "oci-layout://layout:v2 | v2",
        "no-such                | no-such",
        "ctx/Dockerfile         | neither a folder nor a tar archive",
      })
  void whatIsNotThereIsNamed(String context, String named) throws Exception {
    CommandLine.Said said = build(context, "FROM scratch\\nCOPY --from=it / /");
    assertThat(said.code()).isEqualTo(ExitCode.FAILED);
    assertThat(said.all()).contains(named).doesNotContain("Exception", "\tat ");
    assertThat(Files.exists(folder.resolve("out"))).isFalse();
  }

  /** The session itself writes the file anew: its transcript. */
  @Test
  void reloadLooksAtNamedContextsAgain() throws Exception {
    dockwalk.file("ctx/Dockerfile", "FROM scratch\nENV A=1\nCOPY --from=it file /a/\n");
    String commands =
        """
        continue
        cat /a/file
        transcript folder/file
        transcript off
        reload
        continue
        cat /a/file
        """;
    CommandLine.Said said =
        dockwalk.pipe(
            commands.replace("folder/", folder.resolve("folder") + "/"),
            "debug",
            "--build-context",
            "it=folder",
            "ctx");
    assertThat(said.all())
        .containsSubsequence(
            "leaves.\nin folder\nWriting a transcript to",
            "The first that differs is step 3/3",
            "leaves.\nWriting a transcript to");
  }
}
