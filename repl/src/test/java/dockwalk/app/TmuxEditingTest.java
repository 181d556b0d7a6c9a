package dockwalk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Dockerfile that is edited while it is walked, and long text that is read, in a terminal. */
class TmuxEditingTest {
  @TempDir Path folder;
  private Tmux tmux = new Tmux(Path.of(""));

  @BeforeEach
  void context() throws IOException {
    assumeTrue("root".equals(System.getProperty("user.name")), "root");
    tmux = new Tmux(folder);
    Files.createDirectories(folder.resolve("ctx"));
    write("FROM scratch\nENV A=1\nENV B=1\nCOPY long /\n");
    Files.writeString(
        folder.resolve("ctx/long"),
        IntStream.rangeClosed(1, 300)
            .mapToObj(i -> i == 150 || i == 250 ? "needle " + i + "\n" : "row " + i + "\n")
            .collect(Collectors.joining()));
  }

  @AfterEach
  void end() throws IOException, InterruptedException {
    tmux.end();
  }

  private Path dockerfile() {
    return folder.resolve("ctx/Dockerfile");
  }

  private void write(String text) throws IOException {
    Files.writeString(dockerfile(), text);
  }

  /** The editor has the terminal: it shows something, and waits for a line that is typed. */
  @Test
  void anEditorHasTheTerminal() throws Exception {
    Path editor = folder.resolve("my editor");
    Files.writeString(
        editor,
        """
        #!/bin/sh
        echo "editing $1"
        read -r word
        sed -i "s/B=1/B=$word/" "$1"
        test "$word" != wrong
        """);
    assertThat(editor.toFile().setExecutable(true)).isTrue();
    tmux.open(100, 30, "VISUAL= EDITOR=\"'" + editor + "'\"", "");
    tmux.shows("1/4>");
    tmux.type("step 3");
    tmux.shows("4/4 executed>");
    tmux.type("edit");
    tmux.shows("editing " + dockerfile());
    tmux.type("two");
    tmux.shows(
        "Read again: steps 1 to 2 are kept, 1 is undone.",
        "The first that differs is step 3/4, line 3: ENV B=two",
        "3/4 executed>");
    tmux.keys("C-l");
    tmux.screen(screen -> !screen.contains("editing"));
    tmux.type("edit");
    tmux.shows("editing " + dockerfile());
    tmux.type("wrong");
    tmux.shows("The editor ended with status 1: the Dockerfile is not read again.");
    assertThat(Files.readString(dockerfile())).contains("ENV B=two");
  }

  /** As editors save: in place, or with another file; half a command stays as it is typed. */
  @Test
  void aSavedFileIsReadAgain() throws Exception {
    tmux.open(100, 30, "", "");
    tmux.shows("1/4>");
    tmux.type("step 3");
    tmux.type("reload --watch");
    tmux.shows("From now on the Dockerfile is read again whenever it is saved.");
    tmux.keys("l", "i", "s");
    tmux.shows("4/4 executed> lis");
    write("FROM scratch\nENV A=1\nENV B=2\nCOPY long /\n");
    tmux.shows("line 3: ENV B=2", "3/4 executed> lis");
    tmux.type("t");
    tmux.shows("=>     3  ENV B=2");
    Path other = folder.resolve("ctx/.saved");
    Files.writeString(other, "FROM scratch\nENV A=3\nENV B=2\n");
    Files.move(other, dockerfile(), StandardCopyOption.ATOMIC_MOVE);
    tmux.shows("line 2: ENV A=3", "2/3 executed>");
    write("FROM scratch\nEVN A=3\n");
    tmux.shows("unknown instruction: EVN", "The session goes on with the Dockerfile as it was.");
    tmux.type("reload --no-watch");
    tmux.shows("The Dockerfile is read again when you say `reload`.");
  }

  @Test
  void longTextIsReadPieceByPiece() throws Exception {
    tmux.open(80, 24, "", "");
    tmux.shows("1/4>");
    tmux.type("step 4");
    tmux.shows("end executed>");
    tmux.type("less /long");
    assertThat(tmux.shows("lines 1 to 23 of 300")).hasSize(24).first().asString().contains("row 1");
    tmux.keys("Space");
    tmux.shows("lines 24 to 46 of 300");
    tmux.type("/needle");
    tmux.shows("  150  needle 150", "of 300");
    tmux.keys("n");
    tmux.shows("  250  needle 250");
    tmux.resize(60, 12);
    List<String> small = tmux.screen(screen -> screen.lines().count() == 12);
    assertThat(small.getLast()).startsWith("lines ").contains("of 300");
    tmux.keys("q");
    tmux.shows("end executed>");
    tmux.resize(80, 24);
    tmux.type("less /long");
    tmux.shows("lines 1 to 23 of 300");
    tmux.keys("C-c");
    tmux.shows("end executed>");
    tmux.type("quit");
    tmux.shows("left with 0");
  }
}
