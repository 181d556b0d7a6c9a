package dockwalk.sandbox;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dockwalk.ThisJvm;
import dockwalk.linux.Descriptor;
import dockwalk.linux.ErrnoException;
import dockwalk.linux.Poll;
import dockwalk.linux.Pty;
import dockwalk.linux.Terminal;
import dockwalk.linux.TerminalSize;
import java.io.File;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An interactive shell with a terminal of its own, in a JVM of its own that sits at a terminal
 * whose screen and keyboard are this test.
 */
class OwnTerminalTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path home;
  private Pty user;
  private Descriptor held;
  private Terminal.Modes before;
  private Process process;
  private final StringBuilder screen = new StringBuilder();
  private int seen;

  @BeforeEach
  void sitDown() throws Exception {
    BusyboxBase.assumePossible();
    user = Pty.open("/dev/ptmx");
    File file = new File("/dev/pts/" + user.number());
    held =
        Descriptor.open(file.getPath(), Descriptor.READ_WRITE | Descriptor.NO_CONTROLLING_TERMINAL);
    before = Terminal.modes(held);
    Terminal.resize(user.screen(), new TerminalSize(33, 77));
    List<String> command = new ArrayList<>(List.of("setsid", "--wait"));
    command.addAll(new ChildJvm(ThisJvm.classPath()).command(home, "run-t", "sh", "-i"));
    process =
        new ProcessBuilder(command)
            .redirectInput(file)
            .redirectOutput(file)
            .redirectError(file)
            .start();
    await("# ");
  }

  @AfterEach
  void standUp() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    held.close();
    user.close();
  }

  private void type(String keys) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      byte[] bytes = keys.getBytes(StandardCharsets.UTF_8);
      user.screen().write(arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes));
    }
  }

  /** Reads the screen until it shows {@code text} after what was seen before. */
  private void await(String text) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (screen.indexOf(text, seen) < 0) {
      assertThat(System.nanoTime()).as("%s in: %s", text, screen).isLessThan(end);
      if (Poll.readable(List.of(user.screen()), Duration.ofMillis(100)).isPresent()) {
        try (Arena arena = Arena.ofConfined()) {
          MemorySegment chunk = arena.allocate(4096);
          int length = (int) user.screen().read(chunk);
          byte[] bytes = chunk.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
          screen.append(new String(bytes, StandardCharsets.UTF_8));
        }
      }
    }
    seen = screen.indexOf(text, seen) + text.length();
  }

  private void pressWhileItRuns(String key) throws Exception {
    await("sleep 100");
    Thread.sleep(500); // until the shell has started it and waits
    type(key);
  }

  private void leave() throws Exception {
    assertThat(process.waitFor(20, SECONDS)).isTrue();
  }

  @Test
  void itIsATerminalWithTheUsersSize() throws Exception {
    type("tty; stty size; hostname; cat /etc/hostname; exit 5\n");
    await("/dev/pts/0");
    await("33 77");
    await("walker");
    await("walker");
    leave();
    assertThat(process.exitValue()).isEqualTo(5);
    assertThat(Terminal.modes(held)).isEqualTo(before);
  }

  @Test
  void ctrlCEndsWhatTheShellRunsAndNotTheShell() throws Exception {
    type("sleep 100\n");
    pressWhileItRuns("\u0003");
    type("echo the\" shell \"lives\n");
    await("the shell lives");
    type("exit\n");
    leave();
    assertThat(process.exitValue()).isIn(0, 130);
  }

  @Test
  void ctrlZStopsAJobAndFgGoesOn() throws Exception {
    type("sleep 100\n");
    pressWhileItRuns("\u001A");
    await("Stopped");
    type("jobs\n");
    await("Stopped");
    type("fg\n");
    pressWhileItRuns("\u0003");
    type("echo the\" shell \"lives\n");
    await("the shell lives");
    type("exit\n");
    leave();
  }

  @Test
  void theShellMayDie() throws Exception {
    type("kill -9 $$\n");
    leave();
    assertThat(process.exitValue()).isEqualTo(137);
    assertThat(Terminal.modes(held)).isEqualTo(before);
  }

  @Test
  void whenTheTerminalGoesAwayEverythingEnds() throws Exception {
    held.close();
    user.close();
    leave();
  }
}
