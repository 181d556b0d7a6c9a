package dockwalk.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dockwalk.exec.IoFailure;
import dockwalk.repl.command.Desk;
import dockwalk.repl.command.Narration;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The classroom view on a terminal without a screen, whose keys are pressed beforehand. */
class SlideLinesTest {
  private static final String DOCKERFILE = "FROM dockwalk/base\nRUN touch /etc/motd\n";

  @TempDir Path home;
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

  private Desk walked(String keys, String... interjected) throws IOException, InterruptedException {
    LineDisciplineTerminal terminal =
        new LineDisciplineTerminal("test", "xterm", screen, StandardCharsets.UTF_8);
    for (byte key : keys.getBytes(StandardCharsets.UTF_8)) {
      terminal.processInputByte(key);
    }
    try (SlideLines slides =
        new SlideLines(new TerminalLines(terminal, home.resolve("history"), true))) {
      Desk desk =
          Sessions.desk(
              new MemoryHost(), DOCKERFILE, Narration.silent(), slides.shownOn(text -> {}));
      slides.serve(desk);
      List.of(interjected).forEach(slides::interject);
      new Repl(desk, slides, IoFailure::words).run();
      return desk;
    }
  }

  private String shown() {
    return screen.toString(StandardCharsets.UTF_8);
  }

  @Test
  void keysStepAndGoBack() throws IOException, InterruptedException {
    assertThat(walked(" \u001B[Cq").session().state().finished()).isTrue();
    assertThat(walked("nnbq").session().state().next()).isEqualTo(1);
  }

  @Test
  void theLastScreenShowsTheCard() throws IOException, InterruptedException {
    walked("nnq");
    assertThat(shown()).contains("A  /etc/motd").contains("end of the build").contains("q leave");
  }

  @Test
  void aColonTakesACommand() throws IOException, InterruptedException {
    assertThat(walked(":step 2\r:ls /etc\rq").session().state().finished()).isTrue();
    assertThat(shown()).contains("motd");
  }

  @Test
  void aCommandFromElsewhereNeedsNoKey() throws IOException, InterruptedException {
    assertThat(walked("q", "step", "step").session().state().next()).isEqualTo(1);
  }

  @Test
  void leavesWhenTheTerminalIsClosed() throws IOException, InterruptedException {
    assertThat(walked("n\u0004").session().state().next()).isEqualTo(1);
  }
}
