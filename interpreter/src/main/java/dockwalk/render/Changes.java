package dockwalk.render;

import dockwalk.fs.Node;
import dockwalk.fs.PathChange;
import java.util.ArrayList;
import java.util.List;

/** Lists of changed paths. */
public final class Changes {
  private static final int FOLDED = 5;

  private Changes() {}

  /** How many were added, changed and deleted, such as {@code 3 added, 1 deleted}. */
  public static String count(List<PathChange> changes) {
    List<PathChange> counted = telling(changes);
    List<String> parts = new ArrayList<>();
    add(counted, "A", "added", parts);
    add(counted, "M", "changed", parts);
    add(counted, "m", "with other metadata", parts);
    add(counted, "D", "deleted", parts);
    return parts.isEmpty() ? "none" : String.join(", ", parts);
  }

  /**
   * A line for each change; new folders with much in them are folded to one line.
   *
   * @param most how many lines at most, before {@code … and N more}
   */
  public static String brief(List<PathChange> changes, String indent, int most, Style style) {
    return lines(folded(telling(changes)), indent, most, style);
  }

  /** A line for each change, none left out but those beyond {@code most}. */
  public static String full(List<PathChange> changes, String indent, int most, Style style) {
    return lines(changes.stream().map(Row::of).toList(), indent, most, style);
  }

  private record Row(String letter, String path, String detail) {
    static Row of(PathChange change) {
      return new Row(ChangeText.letter(change), ChangeText.path(change), ChangeText.detail(change));
    }
  }

  private static List<PathChange> telling(List<PathChange> changes) {
    return changes.stream().filter(change -> !ChangeText.folderTimeOnly(change)).toList();
  }

  private static void add(
      List<PathChange> changes, String letter, String word, List<String> parts) {
    long count = changes.stream().filter(c -> ChangeText.letter(c).equals(letter)).count();
    if (count > 0) {
      parts.add(count + " " + word);
    }
  }

  private static List<Row> folded(List<PathChange> changes) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      int end = below(changes, i);
      if (end - i - 1 > FOLDED) {
        rows.add(fold(changes.subList(i, end)));
        i = end - 1;
      } else {
        rows.add(Row.of(changes.get(i)));
      }
    }
    return rows;
  }

  /** Index after the changes that lie below the new folder at {@code index}. */
  private static int below(List<PathChange> changes, int index) {
    int end = index + 1;
    if (changes.get(index) instanceof PathChange.Added(String path, Node.Directory now)) {
      while (end < changes.size() && changes.get(end).path().startsWith(path + "/")) {
        end++;
      }
    }
    return end;
  }

  private static Row fold(List<PathChange> changes) {
    long files = 0;
    long bytes = 0;
    for (PathChange change : changes) {
      if (change instanceof PathChange.Added added && !(added.now() instanceof Node.Directory)) {
        files++;
        bytes += added.now() instanceof Node.Regular file ? file.content().size() : 0;
      }
    }
    PathChange top = changes.getFirst();
    String what = files == 0 ? (changes.size() - 1) + " folders" : Sizes.brief(bytes);
    return new Row(
        ChangeText.letter(top),
        ChangeText.path(top)
            + (files == 0 ? "" : " (" + files + (files == 1 ? " file)" : " files)")),
        what);
  }

  private static String lines(List<Row> rows, String indent, int most, Style style) {
    int shown = rows.size() <= most + 1 ? rows.size() : most;
    Columns columns = new Columns("lll");
    rows.subList(0, shown).forEach(row -> columns.row(row.letter, row.path, row.detail));
    StringBuilder text = new StringBuilder();
    for (String line : columns.lines()) {
      text.append(indent)
          .append(ChangeText.colour(line.substring(0, 1), style))
          .append(line.substring(1))
          .append('\n');
    }
    if (shown < rows.size()) {
      text.append(indent).append("… and ").append(rows.size() - shown).append(" more\n");
    }
    return text.toString();
  }
}
