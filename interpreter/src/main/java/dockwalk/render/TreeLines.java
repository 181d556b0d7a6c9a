package dockwalk.render;

import dockwalk.fs.Node;
import java.util.Iterator;
import java.util.Map;

/** Draws folders with branches. */
final class TreeLines {
  private final int depth;
  private final int most;
  private final Map<String, String> letters;
  private final Style style;
  private final StringBuilder text = new StringBuilder();
  private int shown;
  private int hidden;

  /**
   * A drawing.
   *
   * @param letters what stands before the names of some paths
   */
  TreeLines(int depth, int most, Map<String, String> letters, Style style) {
    this.depth = depth;
    this.most = most;
    this.letters = letters;
    this.style = style;
  }

  /** Draws {@code node}, which stands at {@code path}. */
  String of(String name, String path, Node node) {
    text.append(name.equals("/") ? "/" : Listing.name(name, node, style)).append('\n');
    below(node, path.equals("/") ? "" : path, "", depth);
    if (hidden > 0) {
      text.append("… and ").append(hidden).append(" more\n");
    }
    return text.toString();
  }

  private void below(Node node, String path, String indent, int left) {
    if (!(node instanceof Node.Directory directory)) {
      return;
    }
    Iterator<Map.Entry<String, Node>> entries = directory.children().entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<String, Node> entry = entries.next();
      if (shown++ >= most) {
        hidden++;
        continue;
      }
      boolean last = !entries.hasNext();
      text.append(indent).append(last ? "└── " : "├── ");
      String here = path + "/" + entry.getKey();
      String letter = letters.get(here);
      text.append(letter == null ? "" : ChangeText.colour(letter, style) + " ");
      text.append(Listing.name(entry.getKey(), entry.getValue(), style));
      if (left > 1) {
        text.append('\n');
        below(entry.getValue(), here, indent + (last ? "    " : "│   "), left - 1);
      } else {
        text.append(folded(entry.getValue())).append('\n');
      }
    }
  }

  /** What a folder says that is not opened. */
  private String folded(Node node) {
    if (!(node instanceof Node.Directory directory) || directory.children().isEmpty()) {
      return "";
    }
    int count = directory.children().size();
    return style.faint("  (" + count + (count == 1 ? " entry)" : " entries)"));
  }
}
