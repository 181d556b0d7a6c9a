package dockwalk.render;

import dockwalk.fs.Node;
import java.util.List;
import java.util.Map;

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
    TreeLines lines = new TreeLines(depth, MOST, style);
    return lines.of(name, node);
  }

  /** All about one entry. */
  public static String about(String path, Node node, Style style) {
    Columns columns = new Columns("ll");
    columns.row("path", Shown.text(path)).row("type", NodeText.kind(node));
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
  static String name(String name, Node node, Style style) {
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
