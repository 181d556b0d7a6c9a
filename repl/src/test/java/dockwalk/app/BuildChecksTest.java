package dockwalk.app;

import static org.assertj.core.api.Assertions.assertThat;

import dockwalk.app.CommandLine.Said;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The build checks as their user meets them: alone, at the end of a build, and as its refusal. */
class BuildChecksTest {
  private static final String CLEAN = "FROM scratch\nCOPY a.txt /\n";
  private static final String ODD = "FROM scratch AS Base\nCOPY a.txt /\nCMD run \\\n  me\n";

  @TempDir Path folder;
  private CommandLine dockwalk = new CommandLine(Path.of(""));

  @BeforeEach
  void start() throws Exception {
    dockwalk = new CommandLine(folder).file("ctx/a.txt", "a").file("ctx/Dockerfile", ODD);
  }

  @Test
  void aCleanFilePasses() throws Exception {
    dockwalk.file("ctx/Dockerfile", CLEAN);
    Said said = dockwalk.run("build", "--check", "ctx");
    assertThat(said.all()).isEqualTo("Check complete, no warnings found.\n");
    assertThat(said.code()).isEqualTo(ExitCode.DONE);
  }

  /** Docker counts no such thing, and so it stands beside the report. */
  @Test
  void notesOfTheParserAreNoWarnings() throws Exception {
    dockwalk.file("ctx/Dockerfile", "FROM scratch\nRUN [\"a\" \"b\"]\n");
    Said said = dockwalk.run("build", "--check", "ctx");
    assertThat(said.out()).isEqualTo("Check complete, no warnings found.\n");
    assertThat(said.err())
        .contains("Dockerfile:2:6: note: this looks like the JSON form and is no JSON");
    assertThat(said.code()).isEqualTo(ExitCode.DONE);
    assertThat(dockwalk.run("build", "--check", "--call=check,format=json", "ctx").err()).isEmpty();
  }

  @Test
  void aBuildTellsTheNotesOfTheParserAtItsEnd() throws Exception {
    dockwalk.file("ctx/Dockerfile", "FROM scratch\nCOPY a.txt /\nCMD ['a']\n");
    Said said = dockwalk.run("build", "ctx");
    assertThat(said.err())
        .contains("Dockerfile:3:6: note: this looks like the JSON form and is no JSON");
    assertThat(said.code()).isEqualTo(ExitCode.DONE);
    dockwalk.file("ctx/Dockerfile", "FROM scratch\nCOPY [\"a.txt\" \"/\"]\n");
    assertThat(dockwalk.run("build", "ctx").err()).contains("Put a comma between");
  }

  @Test
  void aStepWithoutItsContextIsNoFolder() throws Exception {
    dockwalk.file("1/Dockerfile", CLEAN);
    Said said = dockwalk.run("why", "6");
    assertThat(said.err())
        .contains("6 is taken for the context: write dockwalk why 6 . for a step");
    assertThat(said.code()).isEqualTo(ExitCode.USAGE);
    assertThat(dockwalk.run("why", "1").err()).contains("was not built in this context yet");
  }

  /** An image of that name may be there one day, so that it is no error yet. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "COPY --from=biuld /a /b               | Dockerfile:3:6: note: no stage is named biuld",
        "COPY --from=biuld /a /b               | did you mean the stage build?",
        "RUN --mount=from=built,target=/m true | Dockerfile:3:5: note: no stage is named built",
        "FROM bulid                            | Dockerfile:3:6: note: no stage is named bulid",
        "COPY --from=build /a /b               | ''",
        "COPY --from=nginx /a /b               | ''",
      })
  void aNameThatIsAlmostAStagesIsNoted(String line, String note) throws Exception {
    dockwalk.file("ctx/Dockerfile", "FROM scratch AS build\nFROM scratch\n" + line + "\n");
    Said said = dockwalk.run("build", "--check", "ctx");
    assertThat(said.out()).isEqualTo("Check complete, no warnings found.\n");
    assertThat(said.code()).isEqualTo(ExitCode.DONE);
    if (note.equals("''")) {
      assertThat(said.err()).isEmpty();
    } else {
      assertThat(said.err()).contains(note);
    }
  }

  @Test
  void theReportIsDockers() {
    Said said = dockwalk.run("build", "--check", "ctx");
    assertThat(said.out())
        .isEqualTo(
            """
            Check complete, 2 warnings have been found!

            WARNING: StageNameCasing - https://docs.docker.com/go/dockerfile/rule/stage-name-casing/
            Stage name 'Base' should be lowercase
            Dockerfile:1
            --------------------
               1 | >>> FROM scratch AS Base
               2 |     COPY a.txt /
               3 |     CMD run \\
            --------------------

            WARNING: JSONArgsRecommended - https://docs.docker.com/go/dockerfile/rule/json-args-recommended/
            JSON arguments recommended for CMD to prevent unintended behavior related to OS signals
            Dockerfile:3
            --------------------
               2 |     COPY a.txt /
               3 | >>> CMD run \\
               4 | >>>   me
               5 |\s\s\s\s\s
            --------------------
            """);
    assertThat(said.err()).contains("`dockwalk explain StageNameCasing`");
    assertThat(said.code()).isEqualTo(ExitCode.FAILED);
    assertThat(dockwalk.home().resolve("layers")).doesNotExist();
  }

  @Test
  void asJson() throws Exception {
    dockwalk.file("ctx/Dockerfile", "FROM scratch AS Base\n");
    Said said = dockwalk.run("build", "--check", "--format", "json", "ctx");
    assertThat(said.out())
        .isEqualTo(
            """
            {
              "warnings": [
                {
                  "ruleName": "StageNameCasing",
                  "description": "Stage names should be lowercase",
                  "url": "https://docs.docker.com/go/dockerfile/rule/stage-name-casing/",
                  "detail": "Stage name 'Base' should be lowercase",
                  "location": {
                    "ranges": [
                      {
                        "start": {
                          "line": 1
                        },
                        "end": {
                          "line": 1
                        }
                      }
                    ]
                  }
                }
              ],
              "sources": [
                {
                  "filename": "Dockerfile",
                  "data": "RlJPTSBzY3JhdGNoIEFTIEJhc2UK",
                  "language": "Dockerfile"
                }
              ]
            }
            """);
    assertThat(said.err()).isEmpty();
    assertThat(dockwalk.run("build", "--call=check,format=json", "ctx")).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--check                              | 1",
        "--call=check                         | 1",
        "--call check                         | 1",
        "--call=check,ignorestatus            | 0",
        "--call=check,format=text             | 1",
        "--call=outline                       | 2",
        "--call=check,colour=red              | 2",
        "--check --format yaml                | 2",
        "--format json                        | 2",
      })
  void theWaysToAskForIt(String options, int code) {
    assertThat(dockwalk.run(("build " + options + " ctx").split(" ")).code()).isEqualTo(code);
  }

  @Test
  void aBuildEndsWithItsWarnings() {
    Said said = dockwalk.run("build", "ctx");
    assertThat(said.code()).isEqualTo(ExitCode.DONE);
    assertThat(said.err())
        .contains("#1 WARN: StageNameCasing: Stage name 'Base' should be lowercase (line 1)\n")
        .endsWith(
            """

             2 warnings found (use dockwalk build --check to expand):
             - StageNameCasing: Stage name 'Base' should be lowercase (line 1)
             - JSONArgsRecommended: JSON arguments recommended for CMD to prevent unintended behavior related to OS signals (line 3)
            """);
    assertThat(dockwalk.run("build", "-q", "ctx").err()).isEmpty();
  }

  @Test
  void aFailedBuildHasThemTooAndAboveTheReason() throws Exception {
    dockwalk.file("ctx/Dockerfile", "FROM scratch AS Base\nCOPY nothing /\n");
    Said said = dockwalk.run("build", "ctx");
    assertThat(said.code()).isEqualTo(ExitCode.FAILED);
    assertThat(said.err()).containsSubsequence("1 warning found", "ERROR: failed to build");
  }

  @Test
  void onlyTheStagesOfTheTargetCountInABuild() throws Exception {
    dockwalk.file("ctx/Dockerfile", "FROM scratch AS a\nENV x 1\nFROM scratch AS b\nENV y 2\n");
    String built = dockwalk.run("build", "ctx").err();
    assertThat(built).contains("(line 4)").doesNotContain("(line 2)");
    assertThat(dockwalk.run("build", "--check", "ctx").out()).contains("2 warnings");
    assertThat(dockwalk.run("build", "--check", "--target", "a", "ctx").out())
        .contains("1 warning has been found!", ">>> ENV x 1");
  }

  @Test
  void errorTrueRefusesTheBuildBeforeItsFirstStep() throws Exception {
    dockwalk.file("ctx/Dockerfile", "# check=error=true\n" + ODD);
    Said said = dockwalk.run("build", "-t", "refused", "ctx");
    assertThat(said.code()).isEqualTo(ExitCode.FAILED);
    assertThat(said.err())
        .endsWith(
            "ERROR: failed to build: failed to solve: lint violation found for rules:"
                + " StageNameCasing, JSONArgsRecommended\n")
        .doesNotContain("COPY a.txt");
    Said checked = dockwalk.run("build", "--check", "ctx");
    assertThat(checked.err())
        .contains("ERROR: lint violation found for rules: StageNameCasing, JSONArgsRecommended\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "skip=all                 | 0 | no warnings found",
        "skip=JSONArgsRecommended | 1 | 1 warning has been found!",
        "error=yes                | 1 | failed to parse build-arg:BUILDKIT_DOCKERFILE_CHECK",
      })
  void theBuildArgumentDecides(String value, int code, String said) {
    Said answer =
        dockwalk.run(
            "build", "--check", "--build-arg", "BUILDKIT_DOCKERFILE_CHECK=" + value, "ctx");
    assertThat(answer.all()).contains(said);
    assertThat(answer.code()).isEqualTo(code);
  }

  @Test
  void aWrongFileIsCheckedAsFarAsItCanBeRead() throws Exception {
    dockwalk.file("ctx/Dockerfile", "FROM scratch AS Base\nCPOY a /\n");
    Said said = dockwalk.run("build", "--check", "ctx");
    assertThat(said.code()).isEqualTo(ExitCode.FAILED);
    assertThat(said.out()).contains("1 warning has been found!").doesNotContain("CPOY a /\n\n");
    assertThat(said.err()).contains("unknown instruction: CPOY (did you mean COPY?)");
    assertThat(dockwalk.run("build", "--check", "--format=json", "ctx").out())
        .contains("\"buildError\"", "unknown instruction: CPOY");
  }

  @Test
  void theIgnoreFileAndTheNamesOfImagesAreAsked() throws Exception {
    dockwalk
        .file("ctx/.dockerignore", "*.txt\n")
        .file("ctx/Dockerfile", "ARG TAG\nFROM far:$TAG\nCOPY a.txt /\nENV a=$JAVA_HOME\n");
    Said said = dockwalk.run("build", "--check", "--build-arg", "TAG=1", "ctx");
    assertThat(said.out())
        .contains(
            "Default value for ARG far:$TAG results in empty or invalid base image name",
            "Attempting to Copy file \"a.txt\" that is excluded by .dockerignore")
        .doesNotContain("UndefinedVar");
    assertThat(said.err()).contains("Not in the store: far:1.");
  }

  @Test
  void aBaseThatTheBuildMakesIsKnownAtItsEnd() throws Exception {
    dockwalk.file("ctx/Dockerfile", "FROM dockwalk/base\nENV a=$NOTHING_LIKE_IT\n");
    String first = dockwalk.run("build", "ctx").err();
    assertThat(first).contains("1 warning found", "'$NOTHING_LIKE_IT' (line 2)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "explain                        | 0 | JSONArgsRecommended",
        "explain copy                   | 0 | Does it make a layer?",
        "explain copy --lang ru         | 0 | Создаёт ли слой?",
        "explain undefined-var          | 0 | COPY settings.ini $FOLDR/",
        "explain --lang ru UndefinedVar | 0 | Неправильно",
        "explain cpoy                   | 2 | did you mean COPY?",
        "explain --lang xx copy         | 2 | the texts are in en and ru",
        "explain copy add               | 2 | \"add\" is one argument too many",
      })
  void theRulesAndTheInstructionsAreExplained(String command, int code, String said) {
    Said answer = dockwalk.run(command.split(" "));
    assertThat(answer.all()).contains(said);
    assertThat(answer.code()).isEqualTo(code);
  }
}
