package dockwalk.repl.command;

import static dockwalk.repl.command.Command.Topic.FILES;

import dockwalk.debug.Walk;
import dockwalk.fs.FileTree.Links;
import dockwalk.fs.Node;
import dockwalk.fs.PathChange;
import dockwalk.render.Changes;
import dockwalk.render.Listing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Commands that look into the filesystem of the present moment. */
final class FileCommands {
  private static final int MOST_CHANGES = 200;
  private static final int DEPTH = 3;

  /** What fingers type: all is listed, and long, anyway. */
  private static final Pattern LS_OPTION = Pattern.compile("-[lahA]+");

  private FileCommands() {}

  static List<Command> all() {
    return List.of(diff(), ls(), cat(), tree());
  }

  private static Command diff() {
    return Command.once(
        FILES,
        "diff",
        List.of(),
        "[STEP[..STEP]] [PATH]",
        "Show what a step, or several, did to the files",
        """
            Letters: A added, M content changed, m only mode, owner or time changed,
            D deleted. Without STEP it shows the last one; with PATH only what is there and
            below.

                diff 2..4 /app
            """,
        FileCommands::diff);
  }

  private static Command ls() {
    return Command.once(
        FILES,
        "ls",
        List.of(),
        "[PATH]",
        "List a folder of the image",
        """
            Mode, owner and group by number, size, time in UTC, name. Without PATH it is the
            working directory. Works without a shell in the image.

                ls /etc
            """,
        FileCommands::ls);
  }

  private static Command cat() {
    return Command.once(
        FILES,
        "cat",
        List.of(),
        "PATH",
        "Show a file of the image",
        """
            Shows text, at most 64 kB of it.

                cat /etc/passwd
            """,
        FileCommands::cat);
  }

  private static Command tree() {
    return Command.once(
        FILES,
        "tree",
        List.of("t"),
        "[PATH] [-L DEPTH]",
        "Draw a folder and what is below it",
        """
            Three levels deep, unless -L says otherwise.

                tree /app -L 5
            """,
        FileCommands::tree);
  }

  private static Answer diff(Desk desk, Arguments arguments) throws MisuseException, IOException {
    List<String> words = new ArrayList<>(arguments.atMost(2).words());
    String range = "";
    if (!words.isEmpty() && words.getFirst().matches("\\d+(\\.\\.\\d+)?")) {
      range = words.removeFirst();
    }
    if (words.size() > 1) {
      throw arguments.misuse("\"" + words.getFirst() + "\" is not a step.");
    }
    List<PathChange> changes = changes(desk, arguments, range);
    if (!words.isEmpty()) {
      changes = below(changes, desk.path(words.getFirst()));
    }
    desk.line("files  " + Changes.count(changes, desk.style()));
    desk.print(Changes.full(changes, "", MOST_CHANGES, desk.style()));
    return Answer.STAY;
  }

  private static List<PathChange> changes(Desk desk, Arguments arguments, String range)
      throws MisuseException, IOException {
    int dots = range.indexOf("..");
    if (dots < 0) {
      List<String> word = range.isEmpty() ? List.of() : List.of(range);
      Walk walk = StateCommands.walk(desk, new Arguments(word, arguments.usage()));
      return desk.session().diff(walk).changes();
    }
    var plan = desk.session().plan();
    Walk from = StateCommands.walk(desk.session(), arguments.step(range.substring(0, dots), plan));
    Walk to = StateCommands.walk(desk.session(), arguments.step(range.substring(dots + 2), plan));
    return desk.session().diff(from, to).changes();
  }

  private static List<PathChange> below(List<PathChange> changes, String path) {
    String folder = path.endsWith("/") ? path : path + "/";
    return changes.stream()
        .filter(change -> change.path().equals(path) || change.path().startsWith(folder))
        .toList();
  }

  private static Answer ls(Desk desk, Arguments arguments) throws MisuseException, IOException {
    List<String> paths =
        arguments.words().stream().filter(word -> !LS_OPTION.matcher(word).matches()).toList();
    String typed = new Arguments(paths, arguments.usage()).atMost(1).first().orElse(desk.folder());
    desk.print(Listing.ls(typed, node(desk, typed), desk.style()));
    return Answer.STAY;
  }

  private static Answer cat(Desk desk, Arguments arguments) throws MisuseException, IOException {
    String typed = arguments.only("which file");
    if (!(node(desk, typed) instanceof Node.Regular file)) {
      throw new MisuseException(typed + " is not a file: `ls " + typed + "` shows what it is.");
    }
    desk.print(FileContent.text(desk.contents(), file));
    return Answer.STAY;
  }

  private static Answer tree(Desk desk, Arguments arguments) throws MisuseException, IOException {
    List<String> words = new ArrayList<>(arguments.words());
    int depth = DEPTH;
    int option = words.indexOf("-L");
    if (option >= 0) {
      if (option + 1 >= words.size()) {
        throw arguments.misuse("-L needs a number.");
      }
      depth = arguments.number(words.get(option + 1));
      words.subList(option, option + 2).clear();
    }
    String typed = new Arguments(words, arguments.usage()).atMost(1).first().orElse(desk.folder());
    desk.print(Listing.tree(typed, node(desk, typed), depth, desk.style()));
    return Answer.STAY;
  }

  private static Node node(Desk desk, String typed) throws MisuseException, IOException {
    Optional<Node> node = desk.files().lookup(desk.path(typed), Links.FOLLOW);
    if (node.isEmpty()) {
      throw missing(typed);
    }
    return node.get();
  }

  static MisuseException missing(String typed) {
    return new MisuseException(typed + ": no such file or folder in the image at this moment.");
  }
}
