package dockwalk.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dockwalk.repl.command.Narration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions that read commands from files and are written down. */
class ScriptsTest {
  @Test
  void doesTheCommandsOfFiles(@TempDir Path folder) throws IOException, InterruptedException {
    String good =
        Files.writeString(folder.resolve("good"), "# a script\n\nstep\nls /\n").toString();
    String bad = Files.writeString(folder.resolve("bad"), "step\nstpe\nstep\n").toString();
    String calls = Files.writeString(folder.resolve("calls"), "source " + bad + "\n").toString();
    String loop = folder.resolve("loop").toString();
    Files.writeString(Path.of(loop), "source " + loop + "\n");
    Files.write(folder.resolve("bytes"), new byte[] {(byte) 0xff, 0});
    Path written = folder.resolve("written");
    String commands =
        String.join(
            "\n",
            "transcript off",
            "transcript " + written,
            "source " + good,
            "transcript off",
            "source " + bad,
            "source " + calls,
            "source " + loop,
            "source " + folder.resolve("bytes"),
            "source " + folder.resolve("nothing"),
            "source /dev/zero",
            "source a\0b",
            "transcript a\0b",
            "source");
    String said =
        Sessions.transcript(
                Transcripts.host(), Transcripts.TWO_STAGES, Narration.silent(), commands)
            .replace(folder.toString(), "FOLDER");
    assertThat(said)
        .contains("No transcript is written.")
        .contains("dockwalk 1/8> step\n── step 1/8 ──")
        .contains("FOLDER/bad:2: \"stpe\" is not a command. Did you mean step?")
        .contains("FOLDER/calls:1: FOLDER/bad:2: ")
        .contains("FOLDER/loop: scripts call each other more than 10 deep.")
        .contains("FOLDER/bytes is no script: it is not UTF-8 text.")
        .contains("FOLDER/nothing")
        .contains("/dev/zero is no script: it has more than 1 MiB.")
        .containsSubsequence(
            "\"a\\u0000b\" is no name of a file here.", "\"a\\u0000b\" is no name of a file here.")
        .contains("Say which file. Usage: source FILE");
    assertThat(Files.readString(written))
        .startsWith("Writing a transcript to ")
        .contains("dockwalk 1/8> source ")
        .contains("── step 1/8 ──")
        .endsWith("transcript off\n");
  }
}
