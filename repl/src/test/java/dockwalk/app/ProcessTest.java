package dockwalk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dockwalk.ThisJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole program in a process of its own: signals, full disks, and two builds at once. */
class ProcessTest {
  private static final long PATIENCE = 30;

  @TempDir Path folder;

  @BeforeEach
  void asRoot() {
    assumeTrue("root".equals(System.getProperty("user.name")), "mounts are looked at as root only");
  }

  private Process start(Path home, String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ThisJvm.java());
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-cp"));
    command.add(ThisJvm.classPath());
    command.add(Main.class.getName());
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("DOCKWALK_HOME", home.toString());
    return builder.redirectErrorStream(true).redirectOutput(log().toFile()).start();
  }

  private Path log() {
    return folder.resolve("log");
  }

  private Path home() {
    return folder.resolve("home");
  }

  private void dockerfile(String text) throws IOException {
    Files.createDirectories(folder.resolve("ctx"));
    Files.writeString(folder.resolve("ctx/Dockerfile"), text);
  }

  private int end(Process process) throws InterruptedException {
    assertThat(process.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private void awaitOutput(String text) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
    while (!Files.readString(log()).contains(text)) {
      assertThat(System.nanoTime()).as(Files.readString(log())).isLessThan(end);
      Thread.sleep(20);
    }
  }

  private void nothingIsLeft() throws IOException {
    assertThat(home().resolve("tmp")).isEmptyDirectory();
    assertThat(Files.readString(Path.of("/proc/self/mounts"))).doesNotContain(home().toString());
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      assertThat(all.filter(p -> p.info().commandLine().orElse("").contains("sleep 98765")))
          .isEmpty();
    }
  }

  /** What only reads has nothing to end: not even a wait that no interrupt ends. */
  @Test
  void aSignalEndsACheckAtOnce() throws Exception {
    dockerfile("FROM scratch\n");
    new ProcessBuilder("mkfifo", folder.resolve("ctx/pipe").toString()).start().waitFor();
    Process check = start(home(), "build", "--check", "-f", "ctx/pipe", "ctx");
    assertThat(check.waitFor(3, TimeUnit.SECONDS)).as("it waits for the pipe").isFalse();
    new ProcessBuilder("kill", Long.toString(check.pid())).start().waitFor();
    assertThat(check.waitFor(5, TimeUnit.SECONDS)).isTrue();
    assertThat(check.exitValue()).isEqualTo(143);
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void aSignalEndsARunAndLeavesNothing(String signal) throws Exception {
    dockerfile("FROM dockwalk/base\nRUN echo running; sleep 98765 & sleep 98765\n");
    Process build = start(home(), "build", "-o", "type=oci,dest=out.tar", "ctx");
    awaitOutput(" running\n");
    new ProcessBuilder("kill", "-" + signal, Long.toString(build.pid())).start().waitFor();
    assertThat(end(build)).isIn(ExitCode.INTERRUPTED, 143);
    assertThat(folder.resolve("out.tar")).doesNotExist();
    nothingIsLeft();
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 500, 700, 900, 1100})
  void ctrlCAtAnyMomentLeavesAStoreThatWorks(int milliseconds) throws Exception {
    dockerfile("FROM dockwalk/base\nCOPY files /files\nRUN cat /files/* | wc -c\n");
    Files.createDirectories(folder.resolve("ctx/files"));
    for (int i = 0; i < 2000; i++) {
      Files.writeString(folder.resolve("ctx/files/f" + i), "text " + i);
    }
    Process build = start(home(), "build", "-o", "type=oci,dest=out.tar", "ctx");
    if (!build.waitFor(milliseconds, TimeUnit.MILLISECONDS)) {
      new ProcessBuilder("kill", "-INT", Long.toString(build.pid())).start().waitFor();
    }
    assertThat(end(build)).isIn(ExitCode.DONE, ExitCode.INTERRUPTED);
    assertThat(Files.readString(log())).doesNotContain("Exception", "\tat ");
    assertThat(end(start(home(), "build", "-o", "type=oci,dest=out.tar", "ctx")))
        .as(Files.readString(log()))
        .isZero();
    nothingIsLeft();
  }

  @Test
  void whatAKilledProcessLeftIsGoneAfterTheNextCommand() throws Exception {
    dockerfile("FROM dockwalk/base\nRUN echo running; sleep 98765\n");
    Process build = start(home(), "build", "ctx");
    awaitOutput(" running\n");
    build.destroyForcibly();
    end(build);
    assertThat(end(start(home(), "images"))).isZero();
    nothingIsLeft();
  }

  @Test
  void twoBuildsShareOneStore() throws Exception {
    dockerfile("FROM dockwalk/base\nRUN echo one > /a; sleep 0.3\nRUN echo two > /b\n");
    List<Process> builds = new ArrayList<>();
    for (String name : List.of("x", "y", "z")) {
      builds.add(start(home(), "build", "-q", "-t", name, "ctx"));
    }
    for (Process build : builds) {
      assertThat(end(build)).as(Files.readString(log())).isZero();
    }
    end(start(home(), "images"));
    assertThat(Files.readString(log())).contains("x ", "y ", "z ");
    nothingIsLeft();
  }

  /** Something to do on a disk that has room for little. */
  private interface OnDisk {
    void in(Path home) throws Exception;
  }

  private void onDiskOf(String size, OnDisk work) throws Exception {
    Path small = Files.createDirectories(folder.resolve("small"));
    Process mount =
        new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", "" + small)
            .start();
    assumeTrue(mount.waitFor() == 0, "a small filesystem can be mounted");
    try {
      work.in(small.resolve("home"));
    } finally {
      new ProcessBuilder("umount", "-l", small.toString()).start().waitFor();
    }
  }

  @Test
  void aFullDiskIsNamedAndTheStoreStaysGood() throws Exception {
    dockerfile("FROM scratch\nCOPY large /large\n");
    onDiskOf(
        "6m",
        home -> {
          Files.write(folder.resolve("ctx/large"), new byte[20 << 20]);
          assertThat(end(start(home, "build", "ctx"))).isEqualTo(ExitCode.FAILED);
          assertThat(Files.readString(log()))
              .contains("No space left on device", home.toString())
              .contains("DOCKWALK_HOME");
          assertThat(home.resolve("tmp")).isEmptyDirectory();
          Files.write(folder.resolve("ctx/large"), new byte[1 << 20]);
          assertThat(end(start(home, "build", "ctx"))).isZero();
        });
  }

  /** Whether the program minds, or does not and leaves no room for its layer. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "dd if=/dev/zero of=/big bs=1048576 count=200",
        "dd if=/dev/zero of=/big bs=1048576 count=200 || true"
      })
  void aRunThatFillsTheDiskFailsAndItsRoomIsFreeAgain(String command) throws Exception {
    onDiskOf(
        "60m",
        home -> {
          dockerfile("FROM dockwalk/base\nRUN " + command + "\n");
          assertThat(end(start(home, "build", "ctx"))).isEqualTo(ExitCode.FAILED);
          assertThat(Files.readString(log()))
              .contains("No space left on device")
              .doesNotContain("Exception", "\tat ");
          dockerfile("FROM dockwalk/base\nRUN echo little > /small\n");
          assertThat(end(start(home, "build", "ctx"))).as(Files.readString(log())).isZero();
          assertThat(end(start(home, "store", "verify"))).isZero();
          assertThat(home.resolve("tmp")).isEmptyDirectory();
        });
  }

  @Test
  void theExitCodeOfAContainerIsThatOfItsProcess() throws Exception {
    assertThat(end(start(home(), "run", "--rm", "dockwalk/base", "sh", "-c", "exit 42")))
        .isEqualTo(42);
    assertThat(end(start(home(), "run", "dockwalk/base", "no-such-program"))).isEqualTo(127);
    nothingIsLeft();
  }
}
