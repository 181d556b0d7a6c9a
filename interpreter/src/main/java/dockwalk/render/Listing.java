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
