package dockwalk.syntax;

import java.util.Iterator;

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
    Iterator<Instruction> instructions = file.instructions().iterator();
    while (instructions.hasNext()) {
      printer.node("", Outline.of(instructions.next()), !instructions.hasNext());
    }
    return printer.text.toString();
  }

  private void node(String indent, Outline.Node node, boolean last) {
    text.append(indent).append(last ? "└── " : "├── ").append(node.label());
    node.value().ifPresent(value -> text.append(' ').append(JsonPrinter.quote(value)));
    node.span().ifPresent(this::place);
    text.append('\n');
    String below = indent + (last ? "    " : "│   ");
    Iterator<Outline.Node> children = node.children().iterator();
    while (children.hasNext()) {
      node(below, children.next(), !children.hasNext());
    }
  }

  private void place(Span span) {
    SourceFile.Location from = file.source().locate(span.start());
    SourceFile.Location to = file.source().locate(Math.max(span.start(), span.end() - 1));
    text.append("  [").append(from.line()).append(':').append(from.column()).append('-');
    if (to.line() != from.line()) {
      text.append(to.line()).append(':');
    }
    text.append(to.column()).append(']');
  }
}
