package dockwalk.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the reference refuses before it executes anything (dockerfile2llb, convert.go) is refused
 * before anything is executed: each of these files begins with a step that takes files.
 */
class RehearsalTest {
  @TempDir Path folder;
  private CommandLine dockwalk = new CommandLine(Path.of(""));

  @BeforeEach
  void start() throws Exception {
    dockwalk = new CommandLine(folder).file("ctx/a.txt", "a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "EXPOSE x                          | invalid containerPort: x",
        "EXPOSE 80/x                       | invalid proto: x",
        "ARG P=9-3\\nEXPOSE 80 $P          | invalid containerPort: 9-3",
        "STOPSIGNAL SIGNOPE                | invalid signal: SIGNOPE",
        "ENV S=nope\\nSTOPSIGNAL $S        | invalid signal: nope",
        "ENV A=${B?tell}                   | B: tell",
        "ENV A=${B?tell}                   | failed to process \"${B?tell}\"",
        "LABEL a=${                        | syntax error: missing '}'",
        "USER ${U:?}                       | U: is not allowed to be unset",
        "VOLUME $V                         | VOLUME specified can not be an empty string",
        "COPY --chmod=9 a.txt /            | invalid chmod parameter",
        "COPY http://x/y /                 | source can't be a URL for COPY",
        "ADD --checksum=sha256:1 a.txt /   | checksum requires HTTP(S) or Git sources",
        "RUN --mount=type=x,target=/x a    | unsupported mount type \"x\"",
        "RUN --mount=type=bind a           | invalid mount target \"/\"",
        "RUN --mount=type=secret a         | one of source, target required",
        "RUN []                            | arguments are required",
        "RUN --network=host a              | network.host is not allowed",
        "ONBUILD EXPOSE x\\nFROM one       | invalid containerPort: x",
        "FROM scratch\\nCOPY --from=2 / /  | invalid stage index 2",
        "FROM --platform=nope scratch      | failed to parse platform nope",
        "FROM --platform=$NOPE scratch     | empty platform value from expression $NOPE",
        "FROM A                            | failed to parse stage name \"A\"",
        "FROM r.example/App:B              | have no capital letters: write r.example/app:B",
        "LABEL a=b${                       | The ${ here is never closed: write }",
        "LABEL a=b'c                       | Dockerfile:3:10: error",
      })
  void nothingIsExecutedBeforeAFaultIsTold(String rest, String message) throws Exception {
    dockwalk.file(
        "ctx/Dockerfile", "FROM scratch AS one\nCOPY a.txt /\n" + rest.replace("\\n", "\n") + "\n");
    CommandLine.Said said = dockwalk.run("build", "ctx");
    assertThat(said.all()).contains(message).doesNotContain("COPY a.txt / #", "#2");
    assertThat(said.code()).isEqualTo(ExitCode.FAILED);
    CommandLine.Said checked = dockwalk.run("build", "--check", "ctx");
    assertThat(checked.all()).contains(message);
    assertThat(checked.code()).isEqualTo(ExitCode.FAILED);
  }

  /** Values that are short enough each, and too much together. */
  @ParameterizedTest
  @CsvSource({
    "ENV D=$C, history of the build up to here is more than 64 MiB long",
    "LABEL d=$C, history of the build up to here is more than 64 MiB long",
    "RUN true, history of the build up to here is more than 64 MiB long",
    "ARG D=$C, arguments up to here are more than 64 MiB long",
  })
  void whatVariablesMakeOfManyLinesIsBounded(String line, String message) throws Exception {
    boolean global = line.startsWith("ARG");
    String thirty = "$A$A$A$A$A$A$A$A$A$A$A$A$A$A$A$A$A$A$A$A$A$A$A$A$A$A$A$A$A$A";
    String growing =
        "ARG A=%s\nARG B=%s\nARG C=%s\n"
            .formatted("x".repeat(1000), thirty, thirty.replace('A', 'B'));
    String lines = (line + "\n").repeat(100);
    dockwalk.file(
        "ctx/Dockerfile",
        global ? growing + lines + "FROM scratch\n" : "FROM scratch\n" + growing + lines);
    for (String how : new String[] {"build --check ctx", "plan ctx", "build ctx"}) {
      CommandLine.Said said = dockwalk.run(how.split(" "));
      assertThat(said.all()).as(how).contains(message);
      assertThat(said.code()).as(how).isEqualTo(ExitCode.FAILED);
    }
  }

  /** Each stage tells its own. */
  @Test
  void theFirstFaultOfEachStageIsTold() throws Exception {
    dockwalk.file(
        "ctx/Dockerfile",
        """
        FROM scratch AS one
        EXPOSE x
        EXPOSE y
        FROM scratch AS two
        STOPSIGNAL z
        FROM scratch
        COPY --from=one / /
        COPY --from=two / /
        """);
    assertThat(dockwalk.run("build", "ctx").all())
        .contains("Dockerfile:2:8: error: invalid containerPort: x")
        .contains("Dockerfile:5:12: error: invalid signal: z")
        .doesNotContain("containerPort: y");
  }

  /** A stage that nothing needs may be wrong, but not in its structure. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "EXPOSE x                                 | 0",
        "ENV A=${                                 | 0",
        "RUN --mount=type=x a                     | 0",
        "RUN --mount=from=$X a                    | 1",
        "RUN --network=x a                        | 1",
        "COPY --from=Nope/Nope / /                | 1",
        "COPY --from=nope / /                     | 0",
        "HEALTHCHECK --interval=x CMD a           | 1",
        "FROM A                                   | 1",
        "FROM --platform=nope scratch             | 1",
      })
  void aStageThatNothingNeeds(String rest, int code) throws Exception {
    dockwalk.file(
        "ctx/Dockerfile", "FROM scratch AS one\n" + rest + "\nFROM scratch\nCOPY a.txt /\n");
    CommandLine.Said said = dockwalk.run("build", "ctx");
    assertThat(said.code()).as(said.all()).isEqualTo(code);
  }
}
