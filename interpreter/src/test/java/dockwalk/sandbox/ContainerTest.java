package dockwalk.sandbox;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dockwalk.ThisJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A process in the foreground, in a JVM of its own, whose input and output it has. */
class ContainerTest {
  @TempDir Path home;

  @BeforeEach
  void asRoot() {
    BusyboxBase.assumePossible();
  }

  private static List<String> java(Path home, String... arguments) {
    return new ChildJvm(ThisJvm.classPath()).command(home, arguments);
  }

  private Process start(String script) throws IOException {
    return new ProcessBuilder(java(home, "run", "sh", "-c", script)).start();
  }

  @Test
  void inputAndOutputAreInherited() throws Exception {
    Process process = start("read line; echo got $line; echo bad >&2; echo x > /data/new; exit 5");
    try (OutputStream in = process.getOutputStream()) {
      in.write("words\n".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("got words\n");
    assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("bad\n");
    assertThat(process.waitFor()).isEqualTo(5);
    assertOneLayer();
  }

  private void assertOneLayer() throws IOException {
    try (Stream<Path> folders = Files.list(home.resolve("extracted"))) {
      assertThat(folders).hasSize(1);
    }
    try (Stream<Path> work = Files.list(home.resolve("tmp"))) {
      assertThat(work).isEmpty();
    }
  }

  @Test
  void aMissingProgramIs127() throws Exception {
    Process process = new ProcessBuilder(java(home, "run", "nothing")).start();
    assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("exec: \"nothing\": executable file not found in $PATH\n");
    assertThat(process.waitFor()).isEqualTo(127);
  }

  @ParameterizedTest
  @CsvSource({"INT, trap 'exit 3' INT, 3", "TERM, trap 'exit 4' TERM, 4", "TERM, true, 143"})
  void signalsArePassedOn(String signal, String before, int code) throws Exception {
    Process process = start(before + "; echo ready; while true; do sleep 0.1; done");
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    assertThat(out.readLine()).isEqualTo("ready");
    kill(process, signal);
    assertThat(process.waitFor(10, SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(code);
    assertOneLayer();
  }

  private static void kill(Process process, String signal) throws Exception {
    new ProcessBuilder("/bin/kill", "-" + signal, String.valueOf(process.pid())).start().waitFor();
  }

  @Test
  void whenTheJvmIsKilledTheSandboxDiesWithIt() throws Exception {
    // A number that no other sleeper on this machine has.
    String seconds = String.valueOf(1_000_000 + ProcessHandle.current().pid());
    Process process = start("echo ready; while true; do sleep " + seconds + "; done");
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    assertThat(out.readLine()).isEqualTo("ready");
    awaitSleepers(1, seconds);
    process.destroyForcibly().waitFor();
    awaitSleepers(0, seconds);
  }

  private static void awaitSleepers(long wanted, String seconds) throws Exception {
    for (int i = 0; i < 100 && sleepers(seconds) != wanted; i++) {
      Thread.sleep(50);
    }
    assertThat(sleepers(seconds)).isEqualTo(wanted);
  }

  private static long sleepers(String seconds) throws IOException {
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      return processes.filter(each -> isSleeper(each, seconds)).count();
    }
  }

  private static boolean isSleeper(Path process, String seconds) {
    try {
      return Files.readString(process.resolve("cmdline")).equals("sleep\0" + seconds + "\0");
    } catch (IOException endedOrNone) {
      return false;
    }
  }
}
