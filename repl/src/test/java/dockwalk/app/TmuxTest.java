package dockwalk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The debugger in a real terminal, that of tmux, as a person sees it. */
class TmuxTest {
  private static final String DOCKERFILE =
      """
      FROM dockwalk/base
      RUN echo one > /one && echo a command that is too long for eighty columns > /dev/null
      RUN sleep 98764
      """;

  @TempDir Path folder;
  private Tmux tmux = new Tmux(Path.of(""));

  @BeforeEach
  void context() throws IOException {
    assumeTrue("root".equals(System.getProperty("user.name")), "root");
    Files.createDirectories(folder.resolve("ctx"));
    Files.writeString(folder.resolve("ctx/Dockerfile"), DOCKERFILE);
    tmux = new Tmux(folder);
  }

  @AfterEach
  void end() throws IOException, InterruptedException {
    tmux.end();
  }

  private static int rule(List<String> screen) {
    return screen.stream().filter(row -> row.startsWith("──")).toList().getLast().strip().length();
  }

  @Test
  void cardsFillTheTerminalAlsoAfterAResize() throws Exception {
    tmux.open(120, 40, "", "");
    tmux.shows("1/3>");
    tmux.type("step");
    assertThat(rule(tmux.shows("2/3 executed>", "layer "))).isEqualTo(110);
    tmux.resize(60, 24);
    tmux.type("step");
    List<String> narrow = tmux.shows("3/3 executed>", "A  /one");
    assertThat(rule(narrow)).isEqualTo(58);
    assertThat(String.join("\n", narrow))
        .contains("RUN echo one > /one && echo a command that is too long fo…");
  }

  @Test
  void ctrlCInterruptsAStepAndKeepsTheSession() throws Exception {
    tmux.open(80, 24, "", "");
    tmux.shows("1/3>");
    tmux.type("continue");
    tmux.shows("step 3 is running, Ctrl-C interrupts: RUN sleep 98764");
    tmux.keys("C-c");
    tmux.shows("Interrupted: step 3/3 was taken back.", "3/3 executed>");
    tmux.type("cat /one");
    tmux.shows("\none\n");
    tmux.type("quit");
    tmux.shows("left with 0");
  }

  @Test
  void theClassroomViewFitsTwentyFourRows() throws Exception {
    tmux.open(80, 24, "", "--present");
    tmux.shows("q leave");
    tmux.keys("Right", "Right");
    List<String> slide = tmux.shows("step 3 of 3", "A  /one", "q leave");
    assertThat(slide).hasSize(24);
    assertThat(slide.getFirst()).startsWith("Dockerfile   step 3 of 3");
    assertThat(slide.getLast()).contains("→ step   ← back");
    assertThat(slide).anyMatch(row -> row.startsWith("── step 2/3 ──"));
    tmux.keys("Left");
    tmux.shows("step 2 of 3");
    tmux.keys("q");
    tmux.shows("left with 0");
  }

  @Test
  void aPersonWhoThinksIsNotToldThatAStepIsRunning() throws Exception {
    tmux.open(80, 24, "", "");
    tmux.shows("1/3>");
    tmux.type("step");
    tmux.shows("2/3 executed>");
    tmux.type("catch miss");
    tmux.type("step");
    tmux.shows("It is not executed yet", "2/3 miss>");
    Thread.sleep(1500); // it would be told after a second
    List<String> rows = tmux.shows("2/3 miss>").stream().filter(row -> !row.isBlank()).toList();
    assertThat(rows.getLast()).endsWith("2/3 miss>");
    tmux.type("why");
    tmux.shows("not executed yet: no earlier record");
  }

  @Test
  void aTerminalOfAsciiIsShownAscii() throws Exception {
    tmux.open(80, 24, "LC_ALL=C NO_COLOR=1", "");
    tmux.shows("1/3>");
    tmux.type("step");
    assertThat(tmux.shows("2/3 executed>", "layer "))
        .anyMatch(row -> row.startsWith("-- step 1/3 --"));
  }

  @Test
  void aDumbTerminalHasAllButSlides() throws Exception {
    tmux.open(80, 24, "TERM=dumb", "");
    tmux.shows("1/3>");
    tmux.type("step");
    tmux.shows("2/3 executed>", "layer ");
    tmux.type("quit");
    tmux.shows("left with 0");
    tmux.end();
    tmux.open(80, 24, "TERM=dumb", "--present");
    tmux.shows("--present fills a screen", "left with 2");
  }
}
