package dockwalk.syntax;

import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;

/** Draws the syntax tree for people, each node with the place it stands at. */
public final class TreePrinter {
  private final Dockerfile file;
  private final Writer text;

  private TreePrinter(Dockerfile file, Writer text) {
    this.file = file;
    this.text = text;
  }

  /** The tree of {@code file}, one node a line. */
  public static String print(Dockerfile file) {
    return Printed.text(text -> print(file, text));
  }

  /** Writes the tree of {@code file}, one node a line, as it is drawn. */
  public static void print(Dockerfile file, Writer text) throws IOException {
    TreePrinter printer = new TreePrinter(file, text);
    text.append(file.source().name()).append('\n');
    Iterator<Instruction> instructions = file.instructions().iterator();
    while (instructions.hasNext()) {
      printer.node("", Outline.of(instructions.next()), !instructions.hasNext());
    }
  }

  private void node(String indent, Outline.Node node, boolean last) throws IOException {
    text.append(indent).append(last ? "└── " : "├── ").append(node.label());
    if (node.value().isPresent()) {
      text.append(' ').append(JsonPrinter.quote(node.value().get()));
    }
    if (node.span().isPresent()) {
      place(node.span().get());
    }
    text.append('\n');
    String below = indent + (last ? "    " : "│   ");
    Iterator<Outline.Node> children = node.children().iterator();
    while (children.hasNext()) {
      node(below, children.next(), !children.hasNext());
    }
  }

  private void place(Span span) throws IOException {
    SourceFile.Location from = file.source().locate(span.start());
    SourceFile.Location to = file.source().locate(Math.max(span.start(), span.end() - 1));
    String end = (to.line() == from.line() ? "" : to.line() + ":") + to.column();
    text.append("  [" + from.line() + ":" + from.column() + "-" + end + "]");
  }
}
