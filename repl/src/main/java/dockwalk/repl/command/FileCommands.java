package dockwalk.repl.command;

import static dockwalk.repl.command.Command.Topic.FILES;

import dockwalk.debug.Walk;
import dockwalk.fs.FileTree.Links;
import dockwalk.fs.Node;
import dockwalk.fs.PathChange;
import dockwalk.render.Listing;
import dockwalk.render.LookJson;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Commands that look into the filesystem of the present moment. */
final class FileCommands {
  private static final int DEPTH = 3;
  private static final int MOST_LEVELS = 100;

  /** What fingers type: all is listed, and long, anyway. */
  private static final Pattern LS_OPTION = Pattern.compile("-[lahA]+");

  private FileCommands() {}

  static List<Command> all() {
    return List.of(DiffCommand.diff(), ls(), cat(), less(), tree());
  }

  private static Command ls() {
    return Command.once(
        FILES,
        "ls",
        List.of(),
        "[PATH] [--json]",
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
        "PATH [--json]",
        "Show a file of the image",
        """
            Shows text, at most 64 kB of it.

                cat /etc/passwd
            """,
        FileCommands::cat);
  }

  private static Command less() {
    return Command.once(
        FILES,
        "less",
        List.of(),
        "PATH [LINE] [--json]",
        "Read a file of the image, with line numbers",
        """
        Shows text from LINE on, at most 1 MB of it. On a terminal it is read piece by
        piece, as everything is that is longer than the screen: space goes on, b back,
        / searches, n goes to the next place, q leaves. `set pager off` ends that.
        Elsewhere it shows 2000 lines at a time.

            less /etc/passwd
            less /var/log/dpkg.log 2001
        """,
        FileCommands::less);
  }

  private static Command tree() {
    return Command.once(
        FILES,
        "tree",
        List.of("t"),
        "[PATH] [-L DEPTH] [--changed] [--json]",
        "Draw a folder and what is below it",
        """
            Three levels deep, unless -L says otherwise. With --changed only what the last
            step changed, with the letters of diff.

                tree /app -L 5
            """,
        FileCommands::tree);
  }

  private static Answer ls(Desk desk, Arguments arguments) throws MisuseException, IOException {
    List<String> words =
        arguments.words().stream().filter(word -> !LS_OPTION.matcher(word).matches()).toList();
    Flags flags = Flags.json(new Arguments(words, arguments.usage()));
    String typed = flags.rest().atMost(1).first().orElse(desk.folder());
    Node node = node(desk, typed);
    if (flags.json()) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("path", real(desk, typed));
      document.put("entries", LookJson.entries(real(desk, typed), node));
      return Flags.print(desk, document);
    }
    desk.print(Listing.ls(typed, node, desk.style()));
    return Answer.STAY;
  }

  private static Answer cat(Desk desk, Arguments arguments) throws MisuseException, IOException {
    Flags flags = Flags.json(arguments);
    String typed = flags.rest().only("Say which file.");
    Node.Regular file = file(desk, typed);
    if (flags.json()) {
      Map<String, Object> document = LookJson.node(real(desk, typed), file);
      document.putAll(FileContent.json(desk.contents(), file));
      return Flags.print(desk, document);
    }
    desk.print(FileContent.text(desk.contents(), file));
    return Answer.STAY;
  }

  private static Answer less(Desk desk, Arguments arguments) throws MisuseException, IOException {
    Flags flags = Flags.json(arguments);
    List<String> words = flags.rest().atMost(2).words();
    String typed =
        new Arguments(words.stream().limit(1).toList(), arguments.usage()).only("Say which file.");
    int from = words.size() < 2 ? 1 : arguments.number(words.getLast());
    Node.Regular file = file(desk, typed);
    if (flags.json()) {
      Map<String, Object> document = LookJson.node(real(desk, typed), file);
      document.putAll(FileContent.json(desk.contents(), file, from));
      return Flags.print(desk, document);
    }
    boolean whole = desk.notebook().gathering(); // the reader scrolls in it
    Optional<String> page = FileContent.page(desk.contents(), file, from, whole);
    if (page.isEmpty()) {
      throw new MisuseException("%s has no line %d.", typed, from);
    }
    desk.notebook().from(from);
    desk.print(page.get());
    return Answer.STAY;
  }

  private static Answer tree(Desk desk, Arguments arguments) throws MisuseException, IOException {
    Flags flags = Flags.of(arguments, List.of("--changed", Flags.JSON), List.of("-L"));
    boolean changed = flags.on().contains("--changed");
    int depth =
        flags.values().containsKey("-L")
            ? arguments.number(flags.values().get("-L"))
            : changed ? MOST_LEVELS : DEPTH;
    String typed = flags.rest().atMost(1).first().orElse(desk.folder());
    if (changed) {
      return changed(desk, flags, depth);
    }
    Node node = node(desk, typed);
    if (flags.json()) {
      return Flags.print(desk, LookJson.tree(real(desk, typed), node, depth));
    }
    desk.print(Listing.tree(typed, node, depth, desk.style()));
    return Answer.STAY;
  }

  /** What the last step changed, from a folder on; of all without one. */
  private static Answer changed(Desk desk, Flags flags, int depth)
      throws MisuseException, IOException {
    Walk walk = StateCommands.walk(desk, new Arguments(List.of(), flags.rest().usage()));
    List<PathChange> changes = desk.session().diff(walk).changes();
    Optional<String> typed = flags.rest().first();
    String from = typed.isEmpty() ? "/" : real(desk, typed.get());
    if (flags.json()) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("changes", LookJson.changes(DiffCommand.below(changes, from)));
      return Flags.print(desk, document);
    }
    desk.print(Listing.changed(from, changes, depth, desk.style()));
    return Answer.STAY;
  }

  private static Node.Regular file(Desk desk, String typed) throws MisuseException, IOException {
    if (node(desk, typed) instanceof Node.Regular file) {
      return file;
    }
    throw new MisuseException("%s is not a file: `ls %s` shows what it is.", typed, typed);
  }

  /** The path as it is in the image: absolute, without links. */
  private static String real(Desk desk, String typed) throws IOException {
    String path = desk.path(typed);
    return desk.files().resolve(path, Links.FOLLOW).orElse(path);
  }

  static Node node(Desk desk, String typed) throws MisuseException, IOException {
    Optional<Node> node = desk.files().lookup(desk.path(typed), Links.FOLLOW);
    if (node.isEmpty()) {
      throw missing(typed);
    }
    return node.get();
  }

  static MisuseException missing(String typed) {
    return new MisuseException("%s: no such file or folder in the image at this moment.", typed);
  }
}
