package dockwalk.render;

import dockwalk.fs.FileTree;
import dockwalk.fs.Node;
import dockwalk.fs.PathChange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Files as {@code ls -l} and {@code tree} show them. */
public final class Listing {
  private static final int MOST = 500;

  private Listing() {}

  /** The entries of a folder, or the one entry that {@code name} is. */
  public static String ls(String name, Node node, Style style) {
    if (!(node instanceof Node.Directory directory)) {
      return entries(Map.of(name, node), style);
    }
    return directory.children().isEmpty() ? "(empty)\n" : entries(directory.children(), style);
  }

  /**
   * A folder and what is below it.
   *
   * @param depth how many levels are shown
   */
  public static String tree(String name, Node node, int depth, Style style) {
    return new TreeLines(depth, MOST, Map.of(), style).of(name, name, node);
  }

  /**
   * The changed paths below a folder, with a letter before each name.
   *
   * @param from absolute, without links
   * @param depth how many levels are shown
   */
  public static String changed(String from, List<PathChange> changes, int depth, Style style) {
    Map<String, String> letters = new HashMap<>();
    FileTree pruned = pruned(changes, letters);
    Optional<Node> start = letters.isEmpty() ? Optional.empty() : pruned.at(from);
    return start
        .map(node -> new TreeLines(depth, MOST, letters, style).of(from, from, node))
        .orElse("Nothing changed below " + Shown.text(from) + ".\n");
  }

  private static FileTree pruned(List<PathChange> changes, Map<String, String> letters) {
    FileTree pruned = FileTree.empty();
    for (PathChange change : changes) {
      if (!ChangeText.folderTimeOnly(change) && !change.path().equals("/")) {
        letters.put(change.path(), ChangeText.letter(change));
        pruned = pruned.put(change.path(), alone(change));
      }
    }
    return pruned;
  }

  /** The changed entry itself, without what is below it. */
  private static Node alone(PathChange change) {
    Node node =
        switch (change) {
          case PathChange.Added added -> added.now();
          case PathChange.Modified modified -> modified.now();
          case PathChange.Removed removed -> removed.was();
        };
    return node instanceof Node.Directory ? new Node.Directory(node.metadata()) : node;
  }

  /** All about one entry, with where it is from. */
  public static String about(String path, Node node, Optional<String> from, Style style) {
    Columns columns = new Columns("ll");
    columns.row("path", Shown.text(path)).row("type", node.word());
    columns.row("mode", NodeText.octal(node.metadata()) + "  " + NodeText.mode(node));
    columns.row("owner", NodeText.owner(node.metadata()));
    columns.row("time", NodeText.time(node.metadata()) + " UTC");
    switch (node) {
      case Node.Regular r -> columns.row("size", r.content().size() + " bytes");
      case Node.Symlink s -> columns.row("target", Shown.text(s.target()));
      case Node.Device d -> columns.row("device", NodeText.size(d));
      case Node.Directory d -> columns.row("entries", Integer.toString(d.children().size()));
      case Node.Fifo f -> {}
    }
    node.metadata()
        .xattrs()
        .forEach((name, value) -> columns.row(Shown.text(name), Shown.cut(value, 60)));
    from.ifPresent(words -> columns.row("from", words));
    StringBuilder text = new StringBuilder();
    for (String line : columns.lines()) {
      int name = Math.max(1, line.indexOf(' '));
      text.append(style.faint(line.substring(0, name))).append(line.substring(name)).append('\n');
    }
    return text.toString();
  }

  private static String entries(Map<String, Node> nodes, Style style) {
    Columns columns = new Columns("llrl");
    nodes.forEach(
        (name, node) ->
            columns.row(
                NodeText.mode(node),
                NodeText.owner(node.metadata()),
                NodeText.size(node),
                NodeText.time(node.metadata())));
    StringBuilder text = new StringBuilder();
    List<String> lines = columns.lines();
    int row = 0;
    for (Map.Entry<String, Node> entry : nodes.entrySet()) {
      text.append(lines.get(row++)).append("  ");
      text.append(name(entry.getKey(), entry.getValue(), style)).append('\n');
    }
    return text.toString();
  }

  /** A name as its kind is coloured, with a folder's slash or a link's target. */
  public static String name(String name, Node node, Style style) {
    String safe = Shown.text(name);
    String coloured =
        switch (node) {
          case Node.Directory d -> style.here(safe);
          case Node.Regular r -> (r.metadata().mode() & 0111) != 0 ? style.good(safe) : safe;
          case Node.Symlink s -> style.changed(safe);
          case Node.Device d -> style.changed(safe);
          case Node.Fifo f -> style.changed(safe);
        };
    return coloured + NodeText.suffix(node);
  }
}
