package dockwalk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dockwalk.Peer;
import dockwalk.ThisJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The debugger in a real terminal, that of tmux, as a person sees it. */
class TmuxTest {
  private static final long PATIENCE = 60; // seconds
  private static final String DOCKERFILE =
      """
      FROM dockwalk/base
      RUN echo one > /one && echo a command that is too long for eighty columns > /dev/null
      RUN sleep 98764
      """;

  @TempDir Path folder;

  @BeforeEach
  void context() throws IOException {
    assumeTrue("root".equals(System.getProperty("user.name")), "root");
    Files.createDirectories(folder.resolve("ctx"));
    Files.writeString(folder.resolve("ctx/Dockerfile"), DOCKERFILE);
  }

  @AfterEach
  void end() throws IOException, InterruptedException {
    Peer.start("tmux", "-S", socket(), "kill-server").waitFor();
  }

  private String socket() {
    return folder.resolve("tmux").toString();
  }

  private void open(int columns, int rows, String options) throws Exception {
    String command =
        "trap : INT; env LANGUAGE=en DOCKWALK_HOME=%s %s --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC"
                .formatted(folder.resolve("home"), ThisJvm.java())
            + " -Ddockwalk.terminal=012 -cp %s %s debug %s %s; echo left with $?; sleep 60"
                .formatted(
                    ThisJvm.classPath(), Main.class.getName(), options, folder.resolve("ctx"));
    Path script = folder.resolve("script");
    Files.writeString(script, command);
    tmux("new-session", "-d", "-x", "" + columns, "-y", "" + rows, "sh " + script);
  }

  private String tmux(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("tmux", "-S", socket()));
    command.addAll(List.of(arguments));
    return Peer.run(command.toArray(String[]::new));
  }

  private void type(String line) throws Exception {
    tmux("send-keys", "-l", line);
    tmux("send-keys", "Enter");
  }

  /** The screen as soon as it is as wanted. */
  private List<String> screen(Predicate<String> wanted) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
    while (true) {
      String screen = tmux("capture-pane", "-p");
      if (wanted.test(screen)) {
        return screen.lines().toList();
      }
      assertThat(System.nanoTime()).as(screen).isLessThan(end);
      Thread.sleep(50);
    }
  }

  private static Predicate<String> shows(String... texts) {
    return screen -> List.of(texts).stream().allMatch(screen::contains);
  }

  private static int rule(List<String> screen) {
    return screen.stream().filter(row -> row.startsWith("──")).toList().getLast().strip().length();
  }

  @Test
  void cardsFillTheTerminalAlsoAfterAResize() throws Exception {
    open(120, 40, "");
    screen(shows("1/3>"));
    type("step");
    assertThat(rule(screen(shows("2/3 executed>", "layer ")))).isEqualTo(110);
    tmux("resize-window", "-x", "60", "-y", "24");
    type("step");
    List<String> narrow = screen(shows("3/3 executed>", "A  /one"));
    assertThat(rule(narrow)).isEqualTo(58);
    assertThat(String.join("\n", narrow))
        .contains("RUN echo one > /one && echo a command that is too long fo…");
  }

  @Test
  void ctrlCInterruptsAStepAndKeepsTheSession() throws Exception {
    open(80, 24, "");
    screen(shows("1/3>"));
    type("continue");
    screen(shows("step 3 is running, Ctrl-C interrupts: RUN sleep 98764"));
    tmux("send-keys", "C-c");
    screen(shows("Interrupted: step 3/3 was taken back.", "3/3 executed>"));
    type("cat /one");
    screen(shows("\none\n"));
    type("quit");
    screen(shows("left with 0"));
  }

  @Test
  void theClassroomViewFitsTwentyFourRows() throws Exception {
    open(80, 24, "--present");
    screen(shows("q leave"));
    tmux("send-keys", "Right");
    tmux("send-keys", "Right");
    List<String> slide = screen(shows("step 3 of 3", "A  /one", "q leave"));
    assertThat(slide).hasSize(24);
    assertThat(slide.getFirst()).startsWith("Dockerfile   step 3 of 3");
    assertThat(slide.getLast()).contains("→ step   ← back");
    tmux("send-keys", "Left");
    screen(shows("step 2 of 3"));
    tmux("send-keys", "q");
    screen(shows("left with 0"));
  }
}
