package dockwalk.syntax;

import java.util.ArrayList;
import java.util.List;

/** Draws the syntax tree for people, each node with the place it stands at. */
public final class TreePrinter {
  private final Dockerfile file;
  private final StringBuilder text = new StringBuilder();

  private TreePrinter(Dockerfile file) {
    this.file = file;
  }

  /** The tree of {@code file}, one node a line. */
  public static String print(Dockerfile file) {
    TreePrinter printer = new TreePrinter(file);
    printer.text.append(file.source().name()).append('\n');
    List<Outline.Node> nodes = file.instructions().stream().map(Outline::of).toList();
    printer.children("", nodes);
    return printer.text.toString();
  }

  private void children(String indent, List<Outline.Node> nodes) {
    for (int i = 0; i < nodes.size(); i++) {
      boolean last = i == nodes.size() - 1;
      Outline.Node node = nodes.get(i);
      List<String> words = new ArrayList<>(List.of(node.label()));
      node.value().ifPresent(value -> words.add(JsonPrinter.quote(value)));
      text.append(indent).append(last ? "└── " : "├── ").append(String.join(" ", words));
      node.span().ifPresent(span -> text.append("  ").append(place(span)));
      text.append('\n');
      children(indent + (last ? "    " : "│   "), node.children());
    }
  }

  private String place(Span span) {
    SourceFile.Location from = file.source().locate(span.start());
    SourceFile.Location to = file.source().locate(Math.max(span.start(), span.end() - 1));
    return "["
        + from.line()
        + ":"
        + from.column()
        + "-"
        + (to.line() == from.line() ? "" : to.line() + ":")
        + to.column()
        + "]";
  }
}
