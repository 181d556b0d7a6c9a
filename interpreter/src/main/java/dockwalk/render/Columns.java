package dockwalk.render;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells, set below each other. Cells hold no escape codes while they are measured. */
final class Columns {
  private static final String GAP = "  ";
  private final List<List<String>> rows = new ArrayList<>();
  private final List<Boolean> right;

  /** One letter a column: {@code l} for left, {@code r} for right. */
  Columns(String alignment) {
    right = alignment.chars().mapToObj(c -> c == 'r').toList();
  }

  Columns row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  /** How many rows there are. */
  int count() {
    return rows.size();
  }

  /** The rows, each without blanks at its end. */
  List<String> lines() {
    int[] widths = new int[right.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  String text(String indent) {
    StringBuilder text = new StringBuilder();
    lines().forEach(line -> text.append(indent).append(line).append('\n'));
    return text.toString();
  }

  private String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      String cell = row.get(i);
      String pad = " ".repeat(widths[i] - cell.length());
      line.append(i > 0 ? GAP : "").append(right.get(i) ? pad + cell : cell + pad);
    }
    return line.toString().stripTrailing();
  }
}
