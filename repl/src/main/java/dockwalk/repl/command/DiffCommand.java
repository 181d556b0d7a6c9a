package dockwalk.repl.command;

import static dockwalk.repl.command.Command.Topic.FILES;

import dockwalk.debug.DebugSession;
import dockwalk.debug.Walk;
import dockwalk.exec.StageState;
import dockwalk.fs.FileTree;
import dockwalk.fs.Node;
import dockwalk.fs.PathChange;
import dockwalk.fs.TreeDiff;
import dockwalk.plan.BuildPlan;
import dockwalk.render.Changes;
import dockwalk.render.LookJson;
import dockwalk.render.TextDiff;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The command that compares files of two moments. */
final class DiffCommand {
  private static final int MOST_CHANGES = 200;

  private DiffCommand() {}

  /**
   * Two sides.
   *
   * @param title what is compared, where that is not clear
   * @param folder where relative paths begin: the working directory of the later side
   */
  private record Sides(TreeDiff diff, Optional<String> title, String folder) {
    /** Of two stages that follow on one another. */
    Sides(TreeDiff diff, StageState later) {
      this(diff, Optional.empty(), folder(later));
    }

    static String folder(StageState stage) {
      return stage.image().config().effectiveWorkingDir();
    }
  }

  static Command diff() {
    return Command.once(
        FILES,
        "diff",
        List.of(),
        "[STEP[..STEP]] [PATH] [--json]",
        "Show what a step, or several, did to the files",
        """
        Letters: A added, M content changed, m only mode, owner or time changed,
        D deleted. Without STEP it shows the last one. 3..7 is what the steps 3 to 7
        did together; where they are of two stages, the files after each are compared.
        With PATH only what is there and below; a text file is compared line by line. A
        relative one begins in the working directory after that step.
        --stat counts bytes, --name-status prints letter, tab and path, --json all.

            diff 2..4 /app
            diff 3 /etc/passwd
            diff --stat
        """,
        DiffCommand::run);
  }

  private static Answer run(Desk desk, Arguments typed) throws MisuseException, IOException {
    Flags flags = Flags.of(typed, List.of("--stat", "--name-status", Flags.JSON), List.of());
    List<String> words = new ArrayList<>(flags.rest().atMost(2).words());
    String range = "";
    if (!words.isEmpty() && words.getFirst().matches("\\d+(\\.\\.\\d+)?")) {
      range = words.removeFirst();
    }
    if (words.size() > 1) {
      throw typed.misuse("\"%s\" is not a step.", words.getFirst());
    }
    Sides sides = sides(desk, flags.rest(), range);
    if (words.isEmpty()) {
      return shown(desk, flags, sides, Optional.empty(), sides.diff().changes());
    }
    String path = literal(sides.folder(), words.getFirst());
    List<PathChange> changes = below(sides.diff().changes(), path);
    if (changes.isEmpty()
        && !exists(sides.diff().before(), path)
        && !exists(sides.diff().after(), path)) {
      throw new MisuseException("%s: no such file or folder, before or after.", words.getFirst());
    }
    return shown(desk, flags, sides, Optional.of(path), changes);
  }

  private static boolean exists(FileTree tree, String path) {
    return tree.lookup(path, FileTree.Links.NOFOLLOW).isPresent();
  }

  private static Answer shown(
      Desk desk, Flags flags, Sides sides, Optional<String> path, List<PathChange> changes)
      throws IOException {
    if (flags.json()) {
      Map<String, Object> document = new LinkedHashMap<>();
      sides.title().ifPresent(title -> document.put("compared", title));
      document.put("changes", LookJson.changes(changes));
      return Flags.print(desk, document);
    }
    if (flags.on().contains("--name-status")) {
      desk.print(Changes.names(changes));
      return Answer.STAY;
    }
    sides.title().ifPresent(desk::line);
    if (flags.on().contains("--stat")) {
      desk.print(Changes.stat(changes, MOST_CHANGES, desk.style()));
      return Answer.STAY;
    }
    desk.line("files  " + Changes.count(changes, desk.style()));
    desk.print(Changes.full(changes, "", MOST_CHANGES, desk.style()));
    if (path.isPresent()) {
      lines(desk, sides, path.get(), changes);
    }
    return Answer.STAY;
  }

  /** Line by line, if the path is a file whose content changed. */
  private static void lines(Desk desk, Sides sides, String path, List<PathChange> changes)
      throws IOException {
    boolean metadataOnly =
        changes.stream().anyMatch(c -> c instanceof PathChange.Modified m && m.metadataOnly());
    Optional<Node> was = sides.diff().before().at(path);
    Optional<Node> now = sides.diff().after().at(path);
    boolean files = file(was) && file(now);
    if (changes.size() != 1 || metadataOnly || !files) {
      return;
    }
    if (Math.max(size(was), size(now)) > TextDiff.MOST_BYTES) {
      desk.say("Too large to compare line by line.");
      return;
    }
    desk.print(TextDiff.of(path, bytes(desk, was), bytes(desk, now), desk.style()));
  }

  private static boolean file(Optional<Node> node) {
    return node.isEmpty() || node.get() instanceof Node.Regular;
  }

  private static long size(Optional<Node> node) {
    return node.isPresent() && node.get() instanceof Node.Regular file ? file.content().size() : 0;
  }

  private static byte[] bytes(Desk desk, Optional<Node> node) throws IOException {
    if (node.isEmpty() || !(node.get() instanceof Node.Regular file)) {
      return new byte[0];
    }
    return FileContent.read(desk.contents(), file, TextDiff.MOST_BYTES);
  }

  private static Sides sides(Desk desk, Arguments arguments, String range)
      throws MisuseException, IOException {
    DebugSession session = desk.session();
    int dots = range.indexOf("..");
    if (dots < 0) {
      List<String> word = range.isEmpty() ? List.of() : List.of(range);
      Walk walk = StateCommands.walk(desk, new Arguments(word, arguments.usage()));
      boolean inside = word.isEmpty() && session.inside().isPresent();
      return inside
          ? new Sides(session.diff(walk), Optional.empty(), desk.folder())
          : new Sides(session.diff(walk), walk.stageAfter());
    }
    BuildPlan plan = session.plan();
    Walk from = StateCommands.walk(session, arguments.step(range.substring(0, dots), plan));
    Walk to = StateCommands.walk(session, arguments.step(range.substring(dots + 2), plan));
    if (to.step().ordinal() < from.step().ordinal()) {
      throw arguments.misuse("The earlier step comes first.");
    }
    if (from.step().stage() == to.step().stage()) {
      StageState before = from.stageBefore();
      return new Sides(session.trees().between(before, to.stageAfter()), to.stageAfter());
    }
    return new Sides(
        session.trees().between(from.stageAfter(), to.stageAfter()),
        Optional.of("two stages: " + place(plan, from) + " → " + place(plan, to)),
        Sides.folder(to.stageAfter()));
  }

  private static String place(BuildPlan plan, Walk walk) {
    return plan.stages().get(walk.step().stage()).title()
        + " after step "
        + (walk.step().ordinal() + 1);
  }

  /** As the typed path would be listed: absolute, without dots. */
  private static String literal(String folder, String typed) {
    String path = FileTree.path(folder, typed);
    return FileTree.empty().resolve(path, FileTree.Links.NOFOLLOW).orElse(path);
  }

  /** Those of {@code path}, and of what is below it. */
  static List<PathChange> below(List<PathChange> changes, String path) {
    String folder = path.endsWith("/") ? path : path + "/";
    return changes.stream()
        .filter(change -> change.path().equals(path) || change.path().startsWith(folder))
        .toList();
  }
}
