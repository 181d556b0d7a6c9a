package dockwalk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dockwalk.exec.Action;
import dockwalk.exec.Host;
import dockwalk.sandbox.BusyboxBase.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs that mean ill: they are bounded, and end when they are told to. */
class HostileRunTest extends OnBusybox {
  private static final Path MACHINES_LIMIT = Path.of("/proc/sys/kernel/pid_max");

  private static void assumeLimit() {
    assumeTrue(
        ProcessLimit.isOfNamespaces(System.getProperty("os.version"))
            && Files.isWritable(MACHINES_LIMIT),
        "a kernel whose process namespaces have a limit each, and a writable /proc/sys");
  }

  /** Not an endless one, so that the machine outlives a defect. */
  @Test
  void whoForksTooMuchGetsAnErrorAndIsEnded() throws Exception {
    assumeLimit();
    String before = Files.readString(MACHINES_LIMIT);
    Result result =
        base.sh("i=0; while [ $i -lt 6000 ]; do sleep 76543 & i=$((i+1)); done; echo all of them");
    assertThat(result.exitCode()).isNotZero();
    assertThat(result.err()).contains("can't fork: Resource temporarily unavailable");
    assertThat(result.out()).doesNotContain("all of them");
    assertThat(Files.readString(MACHINES_LIMIT)).isEqualTo(before);
    try (var all = ProcessHandle.allProcesses()) {
      assertThat(all.filter(p -> p.info().commandLine().orElse("").contains("sleep 76543")))
          .isEmpty();
    }
  }

  @Test
  void theLimitCannotBeRaisedFromInside() throws Exception {
    assumeLimit();
    String path = MACHINES_LIMIT.toString();
    Result result = base.sh("echo 30000 > " + path + "; cat " + path);
    assertThat(result.out()).isEqualTo(ProcessLimit.PROCESSES + "\n");
    assertThat(result.err()).contains("Read-only file system");
  }

  @ParameterizedTest
  @CsvSource({
    "6.18.44-fc-v669, true",
    "6.14.0, true",
    "7.0, true",
    "10.1.2-generic, true",
    "6.13.12, false",
    "5.15.0-91-generic, false",
    "6, false",
    "'', false",
    "unknown, false"
  })
  void kernelsWhoseNamespacesHaveALimitEach(String version, boolean have) {
    assertThat(ProcessLimit.isOfNamespaces(version)).isEqualTo(have);
  }

  @Test
  void whoIgnoresAllSignalsIsEndedByAnInterrupt() throws Exception {
    String script = "trap '' TERM INT HUP QUIT; echo on; while true; do sleep 1; done";
    assertThat(interrupted(script)).isInstanceOf(InterruptedException.class);
  }

  @Test
  void whoPrintsForeverIsEndedByAnInterruptAndNothingPilesUp() throws Exception {
    AtomicLong printed = new AtomicLong();
    AtomicReference<Object> outcome = new AtomicReference<>("none");
    Thread runner =
        Thread.ofPlatform()
            .start(
                () ->
                    outcome.set(
                        outcome(
                            "while true; do cat /bin/busybox; done",
                            text -> printed.addAndGet(text.length()))));
    long before = used();
    while (printed.get() < 100_000_000 && runner.isAlive()) {
      Thread.sleep(10);
    }
    long grown = used() - before;
    runner.interrupt();
    runner.join(10_000);
    assertThat(outcome.get()).isInstanceOf(InterruptedException.class);
    assertThat(grown).isLessThan(20_000_000);
  }

  @Test
  void whoPrintsAGigabyteAndEndsIsHeardToTheEnd() throws Exception {
    AtomicLong printed = new AtomicLong();
    String script =
        "i=0; while [ $i -lt 64 ]; do dd if=/dev/zero bs=1048576 count=16; i=$((i+1)); done";
    long before = used();
    Host.Ran ran =
        base.run(
            BusyboxBase.execute("", "/", "sh", "-c", script + " 2>/dev/null"),
            (stream, text) -> printed.addAndGet(text.length()));
    assertThat(ran.exitCode()).isZero();
    assertThat(printed.get()).isEqualTo(1L << 30);
    assertThat(used() - before).isLessThan(20_000_000);
  }

  static Stream<Action.Execute> withNul() {
    return Stream.of(
        BusyboxBase.execute("", "/", "/bin/ec\0ho", "a"),
        BusyboxBase.execute("", "/", "/bin/echo", "a\0b"),
        BusyboxBase.execute("", "/a\0b", "/bin/echo", "a"));
  }

  /** The kernel would end the text there, and the program do something else. */
  @ParameterizedTest
  @MethodSource("withNul")
  void aNulCharacterIsRefused(Action.Execute what) throws Exception {
    Result result = base.run(what);
    assertThat(result.exitCode()).isEqualTo(126);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("invalid argument").contains("NUL");
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
