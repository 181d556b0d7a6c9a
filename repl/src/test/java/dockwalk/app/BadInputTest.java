package dockwalk.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong input gets a clear message and the right exit code, and leaves nothing half done. */
class BadInputTest {
  @TempDir Path folder;
  private CommandLine dockwalk = new CommandLine(Path.of(""));

  @BeforeEach
  void start() throws Exception {
    dockwalk = new CommandLine(folder).file("ctx/a.txt", "a");
  }

  /** Whatever happened: no folder of a process, no stack trace, and the next build works. */
  @AfterEach
  void theStoreIsStillGood() throws Exception {
    if (Files.isDirectory(dockwalk.home())) {
      assertThat(dockwalk.home().resolve("tmp")).isEmptyDirectory();
    }
    dockwalk.file("good/Dockerfile", "FROM scratch\nCOPY Dockerfile /\n");
    assertThat(dockwalk.run("build", "-q", "good").code()).isEqualTo(ExitCode.DONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "''                                  | the Dockerfile cannot be empty",
        "# only a comment                    | file with no instructions",
        "ENV a=b                             | no build stage in current context",
        "FROM scratch\\nCPOY a /             | unknown instruction: CPOY (did you mean COPY?)",
        "FROM scratch\\nCOPY a               | COPY requires at least two arguments",
        "FROM scratch\\nCOPY --frm=x a /     | unknown flag: --frm (did you mean from?)",
        "FROM scratch\\nCOPY nope.txt /      | '\"/nope.txt\": not found'",
        "FROM scratch\\nCOPY b.txt /         | did you mean a.txt?",
        "FROM scratch AS x\\nFROM y          | it is neither in the store",
        "FROM scratch\\nCOPY --from=2 a /    | invalid stage index 2",
        "FROM scratch AS one\\nFROM scratch\\nCOPY --from=oen /a / | did you mean the stage one?",
        "FROM scratch AS one\\nFROM oen       | did you mean the stage one?",
        "FROM one AS b\\nFROM scratch AS one\\nCOPY --from=b a / | the stage one stands further down",
        "FROM ${NONE}                        | base name (${NONE}) should not be blank",
      })
  void aWrongDockerfileIsExplained(String text, String message) throws Exception {
    dockwalk.file("ctx/Dockerfile", text.replace("\\n", "\n") + (text.isEmpty() ? "" : "\n"));
    CommandLine.Said said = dockwalk.run("build", "ctx");
    assertThat(said.all()).contains(message).doesNotContain("Exception", "\tat ");
    assertThat(said.code()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void manyMistakesAreCountedRatherThanShown() throws Exception {
    dockwalk.file("ctx/Dockerfile", "FROM scratch\n" + "CPOY a /\n".repeat(20_000));
    CommandLine.Said said = dockwalk.run("parse", "ctx/Dockerfile");
    assertThat(said.all()).contains("ctx/Dockerfile:201:1", "… and at least 800 more");
    assertThat(said.all()).doesNotContain("ctx/Dockerfile:202:1");
    assertThat(said.code()).isEqualTo(ExitCode.FAILED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "build                          | 2 | please specify build context",
        "build nowhere                  | 1 | nowhere\" not found",
        "build ctx                      | 1 | failed to read dockerfile: open Dockerfile",
        "build ctx/a.txt                | 1 | is not a folder",
        "build -f nope.df ctx           | 1 | open nope.df: no such file or directory",
        "build --nope ctx               | 2 | --nope",
        "build -t BAD:: ctx             | 2 | invalid tag",
        "build --build-arg =x ctx       | 2 | empty key",
        "build --platform nope ctx      | 2 | unknown operating system or architecture",
        "build --progress loud ctx      | 2 | use auto or plain",
        "build -q --progress plain ctx  | 2 | cannot be used together",
        "build -o type=nonsense ctx     | 2 | nonsense",
        "build -o type=oci ctx          | 1 | failed to read dockerfile",
        "biuld                          | 2 | Did you mean `dockwalk build`?",
        "run                            | 2 | name an image",
        "run nope                       | 1 | it is neither in the store",
        "load -i nope.tar               | 1 | nope.tar",
        "load -i ctx/a.txt              | 1 | a.txt",
        "learn 9                        | 2 | there is no lesson",
        "learn --lang xx                | 2 | en and ru",
        "parse nope                     | 1 | nope",
        "debug ctx                      | 1 | failed to read dockerfile",
        "context nowhere                | 1 | not found",
        "build --platform linux/amd64,linux/arm64 ctx | 2 | is a list",
        "build --platform linux/ ctx    | 2 | is not of the form",
        "debug -f - ctx                 | 2 | standard input takes the commands",
      })
  void aWrongCommandLineIsExplained(String words, int code, String message) {
    CommandLine.Said said = dockwalk.run(words.split(" "));
    assertThat(said.all()).contains(message).doesNotContain("Exception", "\tat ", "internal");
    assertThat(said.code()).isEqualTo(code);
  }

  @Test
  void aTargetThatIsMisspeltIsSuggested() throws Exception {
    dockwalk.file("ctx/Dockerfile", "FROM scratch AS build\n");
    CommandLine.Said said = dockwalk.run("build", "--target", "biuld", "ctx");
    assertThat(said.err())
        .isEqualTo(
            """
            error: target stage "biuld" could not be found (did you mean build?)
              help: the stages of Dockerfile are build
            """);
    assertThat(said.code()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void theIgnoreFileThatHidesWhatIsCopiedIsNamed() throws Exception {
    dockwalk.file("ctx/x.df", "FROM scratch\nCOPY a.txt /\n");
    dockwalk.file("ctx/x.df.dockerignore", "a.*\n");
    assertThat(dockwalk.run("build", "-f", folder.resolve("ctx/x.df") + "", "ctx").err())
        .contains("a.txt is kept out of the build context by x.df.dockerignore (line 1: a.*)");
  }

  /** Names may have any bytes, and so may the patterns for them. */
  @Test
  void anIgnoreFileMayHaveAnyBytes() throws Exception {
    Files.write(folder.resolve("ctx/.dockerignore"), new byte[] {'a', (byte) 0xE9, '*', '\n'});
    assertThat(dockwalk.run("context", "ctx").code()).isEqualTo(ExitCode.DONE);
  }

  /** As the reference does. */
  @Test
  void aDockerfileInSmallLettersIsTakenIfThereIsNoOther() throws Exception {
    dockwalk.file("ctx/dockerfile", "FROM scratch\nCOPY a.txt /\n");
    assertThat(dockwalk.run("build", "-q", "ctx").code()).isEqualTo(ExitCode.DONE);
    dockwalk.file("ctx/Dockerfile", "FROM scratch\nCOPY b.txt /\n");
    assertThat(dockwalk.run("build", "-q", "ctx").code()).isEqualTo(ExitCode.FAILED);
  }

  /** It is no place of the file that is wrong. */
  @Test
  void theReportForProgramsHasNoPlaceForAWrongTarget() throws Exception {
    dockwalk.file("ctx/Dockerfile", "FROM scratch AS build\n");
    assertThat(
            dockwalk
                .run("build", "--check", "--format", "json", "--target", "biuld", "ctx")
                .out()
                .replaceAll("\\s", ""))
        .contains("(didyoumeanbuild?)\",\"location\":{}}");
  }

  @Test
  void aPlanTellsAFailureOfSeveralLinesAsSuch() throws Exception {
    dockwalk.file("ctx/Dockerfile", "FROM nowhere\n");
    CommandLine.Said said = dockwalk.run("plan", "ctx");
    assertThat(said.out())
        .contains("    Dockwalk does not pull from registries.")
        .doesNotContain("\\n");
    assertThat(said.code()).isEqualTo(ExitCode.FAILED);
  }

  @ParameterizedTest
  @CsvSource({
    "ZEBRA=1 APE=2, [Warning] One or more build-args [APE ZEBRA] were not consumed",
    "OTHER=1, [Warning] One or more build-args [OTHER] were not consumed",
    "GLOBAL=1 OWN=2 HTTP_PROXY=x TARGETARCH=y BUILDKIT_INLINE_CACHE=1 SOURCE_DATE_EPOCH=3, ''",
  })
  void buildArgumentsThatNothingTakesAreNamed(String given, String warning) throws Exception {
    dockwalk.file(
        "ctx/Dockerfile",
        "ARG GLOBAL=scratch\nFROM scratch AS other\nARG OTHER\nFROM scratch\nARG OWN\nLABEL a=b\n");
    List<String> words = new ArrayList<>(List.of("build"));
    for (String arg : given.split(" ")) {
      words.addAll(List.of("--build-arg", arg));
    }
    words.add("ctx");
    CommandLine.Said said = dockwalk.run(words.toArray(String[]::new));
    assertThat(said.code()).isEqualTo(ExitCode.DONE);
    if (warning.isEmpty()) {
      assertThat(said.err()).doesNotContain("not consumed");
    } else {
      assertThat(said.err().lines()).contains(warning);
    }
  }

  @ParameterizedTest
  @CsvSource({"build, 2", "BUILD, 2", "'', 0", "last, 0"})
  void aTargetIsANameInAnyCaseAndNoneIsTheLastStage(String target, long skipped) throws Exception {
    dockwalk.file("ctx/Dockerfile", "FROM scratch AS build\nFROM build AS last\n");
    CommandLine.Said said = dockwalk.run("plan", "--target", target, "ctx");
    assertThat(said.out().lines().filter(line -> line.contains("not needed")).count())
        .isEqualTo(skipped);
    assertThat(said.code()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void aFailingRunShowsItsLastLinesItsPlaceAndItsExitCode() throws Exception {
    dockwalk.file(
        "ctx/Dockerfile",
        "FROM dockwalk/base\nRUN for i in 1 2 3; do echo line $i; done; exit 7\nCMD x\n");
    CommandLine.Said said =
        dockwalk.run("build", "-o", "type=docker,dest=out.tar", "-t", "never", "ctx");
    assertThat(said.code()).isEqualTo(ExitCode.FAILED);
    assertThat(said.err())
        .contains(
            " > [2/2] RUN for i in 1 2 3; do echo line $i; done; exit 7:",
            "line 3",
            "   2 | >>> RUN for i",
            "did not complete successfully: exit code: 7");
    assertThat(folder.resolve("out.tar")).doesNotExist();
    assertThat(dockwalk.run("images").out()).doesNotContain("never");
  }

  /** What a message quotes of a file must not command the terminal. */
  @Test
  void aBinaryFileIsToldToBeNoText() throws Exception {
    dockwalk.file("ctx/Dockerfile", "FROM a\n\u001B[31mX\u0000" + "y".repeat(5000) + " z\n");
    CommandLine.Said said = dockwalk.run("parse", "ctx/Dockerfile");
    assertThat(said.code()).isEqualTo(ExitCode.FAILED);
    assertThat(said.err())
        .doesNotContain("\u001B", "\u0000", "y".repeat(1000))
        .contains("unknown instruction: \\u001b[31mX", "is this a text file at all");
  }

  @Test
  void theContextOfADockerfileThatIsNotThereIsRefused() throws Exception {
    dockwalk.file("ctx/a", "a");
    CommandLine.Said said = dockwalk.run("context", "-f", "ctx/nope", "ctx");
    assertThat(said.code()).isEqualTo(ExitCode.FAILED);
    assertThat(said.err()).contains("open ctx/nope: no such file or directory");
  }

  @Test
  void aFailingRunThatLooksLikeJsonIsToldToBeNone() throws Exception {
    dockwalk.file("ctx/Dockerfile", "FROM dockwalk/base\nRUN [\"echo\" \"a\"]\n");
    CommandLine.Said said = dockwalk.run("build", "ctx");
    assertThat(said.code()).isEqualTo(ExitCode.FAILED);
    assertThat(said.err())
        .contains("exit code: 127", "help: this looks like the JSON form and is no JSON")
        .contains("Put a comma between this text and the next.");
  }

  @Test
  void inTheDebuggerAFailedStepLeavesTheStateBeforeItToLookAt() throws Exception {
    dockwalk.file("ctx/Dockerfile", "FROM dockwalk/base\nRUN echo made > /made\nRUN exit 4\n");
    CommandLine.Said said = dockwalk.pipe("continue\ncat /made\nls /nope\n", "debug", "ctx");
    assertThat(said.out()).contains("exit code: 4", "made");
    assertThat(said.code()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void aScriptForTheDebuggerIsToldOfWrongCommands() throws Exception {
    dockwalk.file("ctx/Dockerfile", "FROM scratch\nENV a=b\n");
    CommandLine.Said said = dockwalk.pipe("stpe\nbreak 99\ngoto 9\nstep\nquit\n", "debug", "ctx");
    assertThat(said.out()).contains("step", "FROM scratch").doesNotContain("Exception", "\u001b");
    assertThat(said.code()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void aReadOnlyContextIsRead() throws Exception {
    dockwalk.file("ctx/Dockerfile", "FROM scratch\nCOPY . /\n");
    for (String name : List.of("ctx/a.txt", "ctx/Dockerfile", "ctx")) {
      assertThat(folder.resolve(name).toFile().setWritable(false)).isTrue();
    }
    assertThat(dockwalk.run("build", "ctx").code()).isEqualTo(ExitCode.DONE);
    assertThat(folder.resolve("ctx").toFile().setWritable(true)).isTrue();
  }

  @Test
  void aTruncatedArchiveLoadsNothing() throws Exception {
    dockwalk.file("ctx/Dockerfile", "FROM scratch\nCOPY a.txt /\n");
    assertThat(dockwalk.run("build", "-t", "cut", "-o", "type=docker,dest=cut.tar", "ctx").code())
        .isEqualTo(ExitCode.DONE);
    byte[] whole = Files.readAllBytes(folder.resolve("cut.tar"));
    Files.write(folder.resolve("cut.tar"), java.util.Arrays.copyOf(whole, whole.length / 3));
    CommandLine other = new CommandLine(folder.resolve("other"));
    Files.createDirectories(other.folder());
    CommandLine.Said said = other.run("load", "-i", folder.resolve("cut.tar").toString());
    assertThat(said.code()).isEqualTo(ExitCode.FAILED);
    assertThat(said.err()).doesNotContain("Exception", "\tat ");
    assertThat(other.run("images").out()).doesNotContain("cut");
  }

  @Test
  void aNameThatWouldDeleteIsRefused() throws Exception {
    dockwalk
        .file("ctx/Dockerfile", "FROM scratch\nCOPY a.txt /a\nCOPY b /\n")
        .file("ctx/b/.wh.a", "");
    CommandLine.Said said = dockwalk.run("build", "ctx");
    assertThat(said.all()).contains("/.wh.a cannot be in a layer", "Dockerfile:3");
    assertThat(said.code()).isEqualTo(ExitCode.FAILED);
  }
}
