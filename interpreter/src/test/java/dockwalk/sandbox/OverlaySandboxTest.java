package dockwalk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockwalk.exec.Action;
import dockwalk.fs.FileTree.Links;
import dockwalk.fs.Node;
import dockwalk.sandbox.BusyboxBase.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How programs run, and what is left of them. */
class OverlaySandboxTest extends OnBusybox {
  @Test
  void outputComesAsItIsPrinted() throws Exception {
    List<Instant> times = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    base.run(
        BusyboxBase.execute("", "/", "sh", "-c", "echo first; sleep 0.5; echo second >&2"),
        (stream, text) -> {
          times.add(Instant.now());
          texts.add(stream + " " + text);
        });
    assertThat(texts).containsExactly("OUT first\n", "ERR second\n");
    assertThat(Duration.between(times.get(0), times.get(1))).isGreaterThan(Duration.ofMillis(400));
  }

  @Test
  void muchOutputIsWhole() throws Exception {
    Result result = base.sh("i=0; while [ $i -lt 20000 ]; do echo \"ä line $i\"; i=$((i+1)); done");
    assertThat(result.out().lines()).hasSize(20000).last().isEqualTo("ä line 19999");
    assertThat(result.out()).doesNotContain("\uFFFD");
  }

  @ParameterizedTest
  @CsvSource({"exit 0, 0", "exit 7, 7", "kill -9 $$, 137", "kill -TERM $$, 143", "nothing, 127"})
  void exitCodes(String script, int code) throws Exception {
    Result result = base.sh("echo x > /data/new; " + script);
    assertThat(result.exitCode()).isEqualTo(code);
    assertThat(result.layers()).hasSize(code == 0 ? 2 : 1);
  }

  @ParameterizedTest
  @CsvSource({
    "nothing, 127, 'exec: \"nothing\": executable file not found in $PATH'",
    "/no/thing, 127, 'exec: \"/no/thing\": stat /no/thing: no such file or directory'",
    "/data, 126, 'exec: \"/data\": is a directory'",
    "/data/keep, 126, 'exec: \"/data/keep\": permission denied; it may lack the permission to be"
        + " executed (chmod +x)'"
  })
  void programsThatCannotBeExecuted(String program, int code, String why) throws Exception {
    Result result = base.run(BusyboxBase.execute("", "/", program));
    assertThat(result.exitCode()).isEqualTo(code);
    assertThat(result.err()).isEqualTo(why + "\n");
  }

  @Test
  void aScriptWhoseInterpreterIsMissingSaysSo() throws Exception {
    Result made = base.sh("printf '#!/no/shell\\n' > /bin/script; chmod 755 /bin/script");
    Result result = base.run(made.layers(), BusyboxBase.execute("", "/", "script"));
    assertThat(result.exitCode()).isEqualTo(127);
    assertThat(result.err()).contains("the interpreter in its first line");
  }

  @Test
  void aProgramIsFoundInTheSearchPathOfItsEnvironment() throws Exception {
    var env = new LinkedHashMap<String, String>(Map.of("PATH", "/nowhere:/opt/bin", "A", "b c"));
    Result made = base.sh("mkdir -p /opt/bin; cp /bin/busybox /opt/bin/env");
    Result result =
        base.run(made.layers(), new Action.Execute(List.of("env"), env, "/", "", false));
    assertThat(result.out().lines())
        .containsExactlyInAnyOrder("PATH=/nowhere:/opt/bin", "A=b c", "HOME=/root");
  }

  @ParameterizedTest
  @CsvSource({
    "'', '0 0 0', /root",
    "app, '1000 1000 1000 50 60', /home/app",
    "1000, '1000 1000 1000 50 60', /home/app",
    "app:team, '1000 50 50', /home/app",
    "1234, '1234 0 0', /",
    "1234:77, '1234 77 77', /"
  })
  void usersByNameAndNumber(String user, String ids, String folder) throws Exception {
    Result result =
        base.run(
            BusyboxBase.execute(
                user, "/", "sh", "-c", "echo $(id -u) $(id -g) $(id -G); echo $HOME"));
    assertThat(result.out()).isEqualTo(ids + "\n" + folder + "\n");
  }

  @Test
  void aUserThatIsNotThereIsAnError() {
    assertThatThrownBy(() -> base.run(BusyboxBase.execute("nobody", "/", "true")))
        .hasMessage("unable to find user nobody: no matching entries in passwd file");
  }

  @Test
  void theWorkingDirectoryIsMade() throws Exception {
    Result result = base.run(BusyboxBase.execute("app", "/new/work", "pwd"));
    assertThat(result.out()).isEqualTo("/new/work\n");
    assertThat(base.tree(result.layers()).lookup("/new/work", Links.NOFOLLOW))
        .hasValueSatisfying(
            node -> {
              assertThat(node).isInstanceOf(Node.Directory.class);
              assertThat(node.metadata().mode()).isEqualTo(0755);
              assertThat(node.metadata().uid()).isEqualTo(0);
            });
  }

  @Test
  void inputIsAtItsEnd() throws Exception {
    assertThat(base.sh("cat; echo end").out()).isEqualTo("end\n");
  }

  @Test
  void theRootLooksLikeTheImages() throws Exception {
    Result result = base.sh("stat -c %a / /tmp; hostname; ls -A /dev; cat /dev/null; ls /proc/1");
    assertThat(result.out()).startsWith("755\n1777\nbuildkitsandbox\n").contains("null", "status");
    assertThat(result.exitCode()).isEqualTo(0);
  }

  @Test
  void whatWasLeftRunningIsEnded() throws Exception {
    Instant start = Instant.now();
    Result result = base.sh("sleep 1000 & (sleep 1; echo late) & echo done");
    assertThat(result.out()).isEqualTo("done\n");
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void anInterruptEndsTheRunQuickly() throws Exception {
    assertThat(interrupted("echo x > /new; echo on; sleep 1000"))
        .isInstanceOf(InterruptedException.class);
    assertNothingLeft();
  }

  @Test
  void nothingIsLeft() throws Exception {
    List<String> mounts = Files.readAllLines(Path.of("/proc/self/mountinfo"));
    base.sh("sleep 1000 & echo x > /data/new");
    base.sh("exit 3");
    assertThatThrownBy(() -> base.run(BusyboxBase.execute("nobody", "/", "true")))
        .isInstanceOf(IOException.class);
    assertThat(Files.readAllLines(Path.of("/proc/self/mountinfo"))).isEqualTo(mounts);
    assertNothingLeft();
  }

  @Test
  void filesStayOpenForNobody() throws Exception {
    base.sh("true");
    long before = openFiles();
    for (int i = 0; i < 5; i++) {
      base.sh("echo " + i);
    }
    assertThat(openFiles()).isEqualTo(before);
  }

  private static long openFiles() throws IOException {
    try (var files = Files.list(Path.of("/proc/self/fd"))) {
      return files.count();
    }
  }

  private void assertNothingLeft() throws IOException {
    try (var left = Files.list(base.folders.workFolder())) {
      assertThat(left).isEmpty();
    }
    assertThat(ProcessHandle.current().children()).isEmpty();
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain("sandbox");
  }

  @Test
  void aDirectoryTooDeepForTheKernelIsRefusedAndCleanedUp() throws Exception {
    assertThatThrownBy(
            () ->
                base.sh(
                    "cd /data; i=0; while [ $i -lt 1500 ]; do mkdir deep; cd deep; i=$((i+1));"
                        + " done"))
        .hasMessageContaining("lies too deep for a layer");
    assertNothingLeft();
  }
}
