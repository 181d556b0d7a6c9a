package dockwalk.render;

import dockwalk.fs.FileTree;
import dockwalk.fs.Node;
import dockwalk.fs.PathChange;
import java.util.ArrayList;
import java.util.List;

/** Lists of changed paths. */
public final class Changes {
  private static final int FOLDED = 5;

  private Changes() {}

  /** How many were added, changed and deleted, such as {@code 3 added, 1 deleted}. */
  public static String count(List<PathChange> changes, Style style) {
    List<PathChange> counted = telling(changes);
    List<String> parts = new ArrayList<>();
    add(counted, "A", style.say("%d added"), parts);
    add(counted, "M", style.say("%d changed"), parts);
    add(counted, "m", style.say("%d with other metadata"), parts);
    add(counted, "D", style.say("%d deleted"), parts);
    return parts.isEmpty() ? style.say("none") : String.join(", ", parts);
  }

  /**
   * A line for each change; new folders with much in them are folded to one line.
   *
   * @param most how many lines at most, before {@code … and N more}
   */
  public static String brief(List<PathChange> changes, String indent, int most, Style style) {
    List<Row> rows = folded(telling(changes));
    List<Row> fewer = rows.size() > most + 1 ? siblings(rows) : rows;
    return lines(fewer.subList(0, shown(fewer, most)), fewer.size(), indent, style);
  }

  /** A line for each change, none left out but those beyond {@code most}. */
  public static String full(List<PathChange> changes, String indent, int most, Style style) {
    List<Row> rows = changes.stream().limit(shown(changes, most)).map(Row::of).toList();
    return lines(rows, changes.size(), indent, style);
  }

  /** Letter, tab and path of each change, for programs. */
  public static String names(List<PathChange> changes) {
    StringBuilder text = new StringBuilder();
    telling(changes)
        .forEach(
            change ->
                text.append(ChangeText.letter(change))
                    .append('\t')
                    .append(Shown.text(change.path()))
                    .append('\n'));
    return text.toString();
  }

  /** How many bytes each change added or took away, and all together. */
  public static String stat(List<PathChange> changes, int most, Style style) {
    List<PathChange> told = telling(changes);
    Columns columns = new Columns("lrl");
    long more = 0;
    long less = 0;
    for (PathChange change : told) {
      long by = growth(change);
      more += Math.max(0, by);
      less += Math.max(0, -by);
      if (columns.count() < most) {
        String sign = by < 0 ? "-" : "+";
        String bytes = by == 0 ? "" : sign + Sizes.brief(Math.abs(by));
        columns.row(ChangeText.letter(change), bytes, ChangeText.path(change));
      }
    }
    return table(columns, told.size(), "", style)
        .append(count(changes, style))
        .append("; +")
        .append(Sizes.brief(more))
        .append(", -")
        .append(Sizes.brief(less))
        .append('\n')
        .toString();
  }

  private static long growth(PathChange change) {
    return switch (change) {
      case PathChange.Added added -> bytes(added.now(), false);
      case PathChange.Modified(String path, Node was, Node now) ->
          bytes(now, false) - bytes(was, !(now instanceof Node.Directory));
      case PathChange.Removed removed -> -bytes(removed.was(), true);
    };
  }

  /** Bytes of a file; of a folder those of all below it, if they are gone with it. */
  private static long bytes(Node node, boolean below) {
    return switch (node) {
      case Node.Directory directory -> below ? new FileTree(directory).size() : 0;
      case Node.Regular file -> file.content().size();
      case Node.Symlink s -> 0;
      case Node.Device d -> 0;
      case Node.Fifo f -> 0;
    };
  }

  /**
   * A line.
   *
   * @param folder that of an added file, with a slash at its end; empty for all else
   * @param bytes size of an added file
   */
  private record Row(String letter, String path, String detail, String folder, long bytes) {
    static Row of(PathChange change) {
      String folder = "";
      long bytes = 0;
      if (change instanceof PathChange.Added(String path, Node now)
          && !(now instanceof Node.Directory)) {
        folder = path.substring(0, path.lastIndexOf('/') + 1);
        bytes = now instanceof Node.Regular file ? file.content().size() : 0;
      }
      return new Row(
          ChangeText.letter(change),
          ChangeText.path(change),
          ChangeText.detail(change),
          folder,
          bytes);
    }

    /** One line for many added files. */
    static Row of(String path, long files, long bytes) {
      String count = " (" + files + (files == 1 ? " file)" : " files)");
      return new Row("A", path + count, bytes == 0 ? "" : Sizes.brief(bytes), "", bytes);
    }
  }

  /** Without folders of which only the time is another. */
  public static List<PathChange> telling(List<PathChange> changes) {
    return changes.stream().filter(change -> !ChangeText.folderTimeOnly(change)).toList();
  }

  private static void add(
      List<PathChange> changes, String letter, String word, List<String> parts) {
    long count = changes.stream().filter(c -> ChangeText.letter(c).equals(letter)).count();
    if (count > 0) {
      parts.add(word.formatted(count));
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
    List<Row> files = changes.stream().map(Row::of).filter(row -> !row.folder.isEmpty()).toList();
    return Row.of(ChangeText.path(changes.getFirst()), files.size(), bytes(files));
  }

  /** Folds what was added side by side to an old folder. */
  private static List<Row> siblings(List<Row> rows) {
    List<Row> fewer = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      String folder = rows.get(i).folder;
      int end = i + 1;
      while (end < rows.size() && !folder.isEmpty() && rows.get(end).folder.equals(folder)) {
        end++;
      }
      if (end - i > FOLDED) {
        fewer.add(Row.of(Shown.text(folder) + "…", end - i, bytes(rows.subList(i, end))));
        i = end - 1;
      } else {
        fewer.add(rows.get(i));
      }
    }
    return fewer;
  }

  private static long bytes(List<Row> rows) {
    return rows.stream().mapToLong(Row::bytes).sum();
  }

  /** How many of {@code all} get a line: one more than wanted is shown rather than counted. */
  private static int shown(List<?> all, int most) {
    return all.size() <= most + 1 ? all.size() : most;
  }

  private static String lines(List<Row> rows, int all, String indent, Style style) {
    Columns columns = new Columns("lll");
    rows.forEach(row -> columns.row(row.letter, row.path, row.detail));
    return table(columns, all, indent, style).toString();
  }

  /** The rows, each with a letter first, and how many there are beyond them. */
  private static StringBuilder table(Columns columns, int all, String indent, Style style) {
    StringBuilder text = new StringBuilder();
    for (String line : columns.lines()) {
      text.append(indent)
          .append(ChangeText.colour(line.substring(0, 1), style))
          .append(line.substring(1))
          .append('\n');
    }
    int more = all - columns.count();
    if (more > 0) {
      text.append(indent).append(style.say("… and %d more", more)).append('\n');
    }
    return text;
  }
}
