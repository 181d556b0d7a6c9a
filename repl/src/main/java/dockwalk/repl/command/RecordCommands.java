package dockwalk.repl.command;

import static dockwalk.repl.command.Command.Topic.SESSION;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Commands that write a session down, and do one that is written down. */
final class RecordCommands {
  private RecordCommands() {}

  static List<Command> all() {
    return List.of(transcript(), trace(), source());
  }

  private static Command transcript() {
    return Command.once(
        SESSION,
        "transcript",
        List.of(),
        "FILE | off",
        "Write all that is shown into a file, too",
        """
        From here on commands and answers are written into FILE, as plain text; a file
        that is there is replaced. `transcript off` ends it.

            transcript walk.txt
        """,
        RecordCommands::transcript);
  }

  private static Answer transcript(Desk desk, Arguments arguments)
      throws MisuseException, IOException {
    String name = arguments.only("Say where to write it, or off.");
    if (!name.equals("off")) {
      desk.notebook().transcribe(Path.of(name));
      desk.say("Writing a transcript to %s.", name);
    } else if (desk.notebook().stop()) {
      desk.say("The transcript is closed.");
    } else {
      throw new MisuseException("No transcript is written.");
    }
    return Answer.STAY;
  }

  private static Command trace() {
    return Command.once(
        SESSION,
        "trace",
        List.of(),
        "FILE",
        "Write the session down, to be walked again anywhere",
        """
        Writes all that was done so far, wherever the session stands now, as one JSON
        document. `dockwalk debug --trace FILE` opens it on any machine: it needs no
        image, no Dockerfile and no build context, and all commands that walk and look
        work. Of the files' bytes it holds those of files up to 256 KiB that a step
        wrote, and of other small ones. A file that is there is replaced.

            trace walk.json
        """,
        (desk, arguments) -> {
          String name = arguments.only("Say where to write it.");
          desk.line(desk.acting().tracing().write(desk.session(), name));
          return Answer.STAY;
        });
  }

  private static Command source() {
    return Command.once(
        SESSION,
        "source",
        List.of(),
        "FILE",
        "Do the commands of a file",
        """
        One command a line; blank lines and lines that begin with # do nothing. The
        first command that goes wrong ends it, and its line is named. `dockwalk debug
        -x FILE` does the same at the start, and `--record FILE` writes such a file.

            source walk.dw
        """,
        (desk, arguments) -> {
          String name = arguments.only("Say which file.");
          return new Script(Path.of(name), name).run(desk);
        });
  }
}
