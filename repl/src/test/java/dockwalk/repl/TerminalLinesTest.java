package dockwalk.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dockwalk.exec.IoFailure;
import dockwalk.repl.command.Desk;
import dockwalk.repl.command.Narration;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jline.terminal.Size;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A terminal without a screen: the keys are pressed before anything reads them. */
class TerminalLinesTest {
  private static final String DOCKERFILE = "FROM dockwalk/base\nRUN touch /etc/motd\nRUN wait\n";

  @TempDir Path home;
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final MemoryHost host = new MemoryHost();
  private final Desk desk =
      Sessions.desk(
          host,
          DOCKERFILE,
          Narration.silent(),
          text -> screen.writeBytes(text.getBytes(StandardCharsets.UTF_8)));

  private LineDisciplineTerminal terminal(String keys) throws IOException {
    LineDisciplineTerminal terminal =
        new LineDisciplineTerminal("test", "xterm", screen, StandardCharsets.UTF_8);
    terminal.setSize(new Size(100, 24));
    for (byte key : keys.getBytes(StandardCharsets.UTF_8)) {
      terminal.processInputByte(key);
    }
    return terminal;
  }

  private TerminalLines lines(LineDisciplineTerminal terminal) {
    TerminalLines lines = new TerminalLines(terminal, home.resolve("history"), true);
    lines.serve(desk);
    return lines;
  }

  private List<String> typed(String keys) throws IOException {
    List<String> read = new ArrayList<>();
    try (TerminalLines lines = lines(terminal(keys))) {
      Optional<String> line = lines.next("> ");
      while (line.isPresent()) {
        read.add(line.get());
        line = lines.next("> ");
      }
    }
    return read;
  }

  @Test
  void readsLinesUntilCtrlD() throws IOException {
    assertThat(typed("step\rcat C:\\x !y\r\r\u0004")).containsExactly("step", "cat C:\\x !y", "");
  }

  @Test
  void keysStepAndGoBack() throws IOException {
    assertThat(typed("half\u001B[19~\u001B[19;2~\u0004")).containsExactly("step", "back");
  }

  @Test
  void completesCommandsAndPaths() throws IOException, InterruptedException {
    new Repl(
            desk,
            new PipedLines(new ByteArrayInputStream(new byte[] {'s', ' ', '2'})),
            IoFailure::words)
        .run();
    assertThat(typed("insp\t\rcat /et\tmo\t\rhelp unx\t\r\u0004"))
        .map(String::strip)
        .containsExactly("inspect", "cat /etc/motd", "help unx");
  }

  @Test
  void remembersTheCommandsOfEarlierSessions() throws IOException {
    typed("layers\r\u0004");
    assertThat(Files.readString(home.resolve("history"))).contains("layers");
    assertThat(typed("\u0010\r\u0004")).containsExactly("layers");
  }

  @Test
  void suggestsTheRestOfAnEarlierLine() throws IOException {
    typed("tree /usr/share\r\u0004");
    assertThat(typed("tr\u001BOC\r\u0004")).containsExactly("tree /usr/share");
  }

  private String session(String keys) throws IOException, InterruptedException {
    try (TerminalLines lines = lines(terminal(keys))) {
      new Repl(desk, lines, IoFailure::words).run();
    }
    return screen.toString(StandardCharsets.UTF_8);
  }

  @Test
  void longTextIsReadPieceByPiece() throws IOException, InterruptedException {
    String shown = session("help\r G/sTePi\rnNqtree /nothing\rstep\r\u0004");
    assertThat(shown)
        .containsSubsequence(
            "lines 1 to ",
            "space on   b back   / search   q leave",
            "/sTePi",
            "not found",
            "/nothing: no such file or folder",
            "step 1/3");
    assertThat(shown).as("the screen it had is given back").contains("\u001B[?1049l");
  }

  @Test
  void theEndOfTheTerminalEndsReading() throws IOException, InterruptedException {
    assertThat(session("help\r/\u0004\u0004\u0004")).contains("lines 1 to ");
  }

  @Test
  void aTerminalThatIsGoneIsReadByNobody() throws IOException {
    LineDisciplineTerminal terminal = terminal("");
    try (TerminalLines lines = lines(terminal)) {
      terminal.close();
      assertThat(lines.paged("long\n".repeat(100), 1)).isFalse();
    }
  }

  @Test
  void aPagerMayBeSwitchedOff() throws IOException, InterruptedException {
    String shown = session("set pager off\rhelp\rstep\r\u0004");
    assertThat(shown).contains("Long text is shown at once.").doesNotContain("\u001B[?1049h");
  }

  @Test
  void ctrlCInterruptsTheStepAndTheSessionGoesOn() throws Exception {
    LineDisciplineTerminal terminal = terminal("c\rls /etc\r\u0004");
    Thread ctrlC = host.whenItWaits(() -> terminal.raise(org.jline.terminal.Terminal.Signal.INT));
    try (TerminalLines lines = lines(terminal)) {
      new Repl(desk, lines, IoFailure::words).run();
    }
    ctrlC.join();
    assertThat(screen.toString(StandardCharsets.UTF_8))
        .contains("Interrupted: step 3/3 was taken back.")
        .contains("motd");
  }
}
