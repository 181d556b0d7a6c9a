package dockwalk.repl.command;

import static dockwalk.repl.command.Command.Topic.ACTING;

import dockwalk.exec.Action;
import dockwalk.exec.Commands;
import dockwalk.exec.Copies;
import dockwalk.exec.Host;
import dockwalk.exec.State;
import dockwalk.fs.FileTree;
import dockwalk.fs.FileTree.Links;
import dockwalk.fs.Node;
import dockwalk.image.ImageConfig;
import dockwalk.render.Changes;
import dockwalk.render.Durations;
import dockwalk.render.ProgramOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Commands that do something in a copy of a state, which is thrown away. */
final class CopyCommands {
  private static final int MOST_CHANGES = 50;
  private static final List<String> SHELLS =
      List.of("/bin/bash", "/usr/bin/bash", "/bin/sh", "/bin/ash", "/busybox/sh");

  private CopyCommands() {}

  static List<Command> all() {
    return List.of(exec(), shell());
  }

  private static Command exec() {
    return Command.once(
        ACTING,
        "exec",
        List.of("e", "!"),
        "LINE",
        "Run a line in a copy of this state, as RUN would",
        """
        With the shell, the variables, the user and the folder that a RUN would have
        here. Shows what it prints, how it ended and what it did to the files, and
        throws all of that away. In a script, a status other than 0 counts as a failure.

            exec ls -l /etc | head
            !python3 --version
        """,
        CopyCommands::exec);
  }

  private static Command shell() {
    return Command.once(
        ACTING,
        "shell",
        List.of("sh"),
        "[STEP]",
        "Open a shell in a copy of this state",
        """
        The copy is that of the present state, or of the one after STEP. Ctrl-C, Ctrl-Z
        and full-screen programs work as usual; leave with exit or Ctrl-D. What was done
        to the files is shown then, and thrown away.

            shell
            shell 3
        """,
        CopyCommands::shell);
  }

  private static Answer exec(Desk desk, Arguments arguments) throws MisuseException, IOException {
    if (arguments.line().isEmpty()) {
      throw arguments.misuse("Say what to run.");
    }
    Copies copies = desk.acting().copies();
    State state = StateCommands.built(desk);
    Action.Execute what = Commands.line(state, arguments.line());
    ProgramOutput output = new ProgramOutput(desk.out(), desk.style());
    return visited(
        desk,
        () -> {
          Copies.Visit visit = copies.run(job(state, what), (stream, text) -> output.add(text));
          output.finish();
          return visit;
        });
  }

  private static Answer shell(Desk desk, Arguments arguments) throws MisuseException, IOException {
    Copies copies = desk.acting().copies();
    Optional<String> step = arguments.atMost(1).first();
    State state =
        step.isEmpty()
            ? StateCommands.built(desk)
            : StateCommands.after(desk, arguments, step.get());
    FileTree files = desk.session().trees().of(state.current());
    Action.Execute what = Commands.program(state, List.of(shell(state, files)));
    return visited(desk, () -> copies.inTerminal(job(state, what)));
  }

  /** What SHELL says, or else the usual one that there is. */
  private static String shell(State state, FileTree files) throws MisuseException {
    ImageConfig config = state.current().image().config();
    Stream<String> chosen = config.shell().stream().flatMap(argv -> argv.stream().limit(1));
    return Stream.concat(chosen, SHELLS.stream())
        .filter(path -> path.startsWith("/") && isFile(files.lookup(path, Links.FOLLOW)))
        .findFirst()
        .orElseThrow(
            () ->
                new MisuseException(
                    "There is no shell in this state (/bin/sh): look around with ls, cat and"
                        + " tree."));
  }

  private static boolean isFile(Optional<Node> node) {
    return node.filter(Node.Regular.class::isInstance).isPresent();
  }

  private static Host.Job job(State state, Action.Execute what) {
    return new Host.Job(state.current().image().layers(), what);
  }

  /** Something that is done in a copy. */
  private interface Doing {
    Copies.Visit run() throws IOException, InterruptedException;
  }

  private static Answer visited(Desk desk, Doing doing) throws IOException {
    long start = System.nanoTime();
    Copies.Visit visit;
    try {
      visit = doing.run();
    } catch (InterruptedException e) {
      desk.say("Interrupted: nothing of it is kept.");
      return Answer.CANCELLED;
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    visit.complaint().ifPresent(desk::line);
    desk.line(
        "exit status "
            + (visit.exitCode() == 0
                ? desk.style().good("0")
                : desk.style().bad("" + visit.exitCode()))
            + " after "
            + Durations.brief(took)
            + ", files: "
            + Changes.count(visit.diff().changes(), desk.style())
            + (visit.diff().isEmpty() ? "" : "; nothing of it is kept"));
    desk.print(Changes.brief(visit.diff().changes(), "  ", MOST_CHANGES, desk.style()));
    return visit.exitCode() == 0 ? Answer.STAY : Answer.FAILED;
  }
}
