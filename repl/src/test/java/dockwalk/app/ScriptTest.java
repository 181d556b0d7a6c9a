package dockwalk.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code dockwalk debug} with commands from files, and into files. */
class ScriptTest {
  @TempDir Path folder;
  private CommandLine dockwalk = new CommandLine(Path.of(""));

  @BeforeEach
  void context() throws Exception {
    dockwalk = new CommandLine(folder).file("ctx/Dockerfile", "FROM scratch\nWORKDIR /a\n");
  }

  @Test
  void whatIsRecordedCanBeReplayed() throws Exception {
    CommandLine.Said first = dockwalk.pipe("step\n\nls /\n", "debug", "--record", "r", "ctx");
    assertThat(first.code()).isEqualTo(ExitCode.DONE);
    assertThat(Files.readString(folder.resolve("r"))).isEqualTo("step\nstep\nls /\n");
    CommandLine.Said second = dockwalk.run("debug", "-x", "r", "ctx");
    assertThat(second.code()).isEqualTo(ExitCode.DONE);
    assertThat(second.out()).contains("dockwalk 1/2> step", "End of build.", " a/");
  }

  @Test
  void anErrorNamesTheLineAndEndsTheSession() throws Exception {
    dockwalk.file("bad", "step\n\nnonsense\nstep\n");
    CommandLine.Said said = dockwalk.pipe("ls /\n", "debug", "-x", "bad", "ctx");
    assertThat(said.code()).isEqualTo(ExitCode.FAILED);
    assertThat(said.out()).endsWith("bad:3: \"nonsense\" is not a command. `help` lists all.\n");
    dockwalk.file("leaves", "quit\n");
    assertThat(dockwalk.pipe("nonsense\n", "debug", "-x", "leaves", "ctx").out())
        .doesNotContain("nonsense");
    assertThat(dockwalk.run("debug", "-x", "none", "ctx").code()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void aWarningOfTheChecksIsOnTheCardAndStopsASession() throws Exception {
    dockwalk.file("ctx/Dockerfile", "FROM scratch\nWORKDIR a\nCMD run me\nLABEL a=b\n");
    String said = dockwalk.pipe("catch warn\nc\nc\nback\nstep\ntrace t\nc\n", "debug", "ctx").out();
    assertThat(said)
        .contains(
            "Catchpoint 1\nDockerfile:2:1: warning: WorkdirRelativePath: ",
            "  2 | >>> WORKDIR a\n",
            "  help: `explain WorkdirRelativePath` tells what the rule is for, with an example.\n",
            "\n  warning  JSONArgsRecommended: JSON arguments recommended for CMD to prevent\n           unint",
            "End of build.")
        .contains("Catchpoint 1\nDockerfile:3:1: warning: JSONArgsRecommended: ");
    assertThat(dockwalk.pipe("catch warn\nc\nc\nc\n", "debug", "--trace", "t").out())
        .contains(
            "Catchpoint 1\nDockerfile:2:1: warning: WorkdirRelativePath: ",
            "\n  warning  JSONArgsRecommended: JSON arguments recommended for CMD to prevent\n           unint");
  }

  /** Of `try` and after `reload` the new text is checked. */
  @Test
  void whatIsTriedIsCheckedToo() throws Exception {
    String said = dockwalk.pipe("step\ntry CMD run me\n", "debug", "ctx").out();
    assertThat(said).contains("\n  warning  JSONArgsRecommended: ");
  }

  @Test
  void whatWasAcceptedAndNotWrittenIsTold() throws Exception {
    String lost =
        "What was accepted is not in the Dockerfile, and is gone: `write` puts it there.\n";
    String trying = "step\ntry ENV A=1\naccept\n";
    assertThat(dockwalk.pipe(trying, "debug", "ctx").out()).endsWith(lost);
    assertThat(dockwalk.pipe(trying + "quit\n", "debug", "ctx").out()).endsWith(lost);
    assertThat(dockwalk.pipe(trying + "write --yes\n", "debug", "ctx").out()).doesNotContain(lost);
  }
}
