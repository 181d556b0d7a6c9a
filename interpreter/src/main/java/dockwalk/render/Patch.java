package dockwalk.render;

import java.util.ArrayList;
import java.util.List;

/**
 * What differs between two texts, in the unified format that {@code patch} and {@code git apply}
 * read. Beyond two million pairs of lines no common ones are looked for.
 */
public final class Patch {
  private static final int AROUND = 3;
  private static final long MOST_PAIRS = 2_000_000;
  private static final String NO_END = "\\ No newline at end of file";

  private enum Kind {
    SAME(' '),
    OLD('-'),
    NEW('+');

    private final char sign;

    Kind(char sign) {
      this.sign = sign;
    }
  }

  /** A line with its line end. */
  private record Row(Kind kind, String text) {}

  private final List<String> was;
  private final List<String> now;
  private final Style style;
  private final List<Row> rows = new ArrayList<>();

  private Patch(String was, String now, Style style) {
    this.was = lines(was);
    this.now = lines(now);
    this.style = style;
  }

  /**
   * The patch from one text to the other; empty if they are the same.
   *
   * @param name of the file in both
   */
  public static String between(String name, String was, String now, Style style) {
    if (was.equals(now)) {
      return "";
    }
    Patch patch = new Patch(was, now, style);
    patch.compare();
    StringBuilder text = new StringBuilder();
    text.append(style.strong("--- a/" + Shown.text(name))).append('\n');
    text.append(style.strong("+++ b/" + Shown.text(name))).append('\n');
    patch.hunks(text);
    return text.toString();
  }

  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end + 1;
      lines.add(text.substring(start, end));
      start = end;
    }
    return lines;
  }

  private void compare() {
    int start = 0;
    int most = Math.min(was.size(), now.size());
    while (start < most && was.get(start).equals(now.get(start))) {
      rows.add(new Row(Kind.SAME, was.get(start++)));
    }
    int ends = 0;
    while (ends < most - start && last(was, ends).equals(last(now, ends))) {
      ends++;
    }
    middle(was.subList(start, was.size() - ends), now.subList(start, now.size() - ends));
    was.subList(was.size() - ends, was.size()).forEach(line -> rows.add(new Row(Kind.SAME, line)));
  }

  private static String last(List<String> lines, int before) {
    return lines.get(lines.size() - 1 - before);
  }

  /** By the longest common subsequence. */
  private void middle(List<String> old, List<String> young) {
    boolean small = (long) old.size() * young.size() <= MOST_PAIRS;
    int[][] common = new int[small ? old.size() + 1 : 1][small ? young.size() + 1 : 1];
    for (int i = small ? old.size() - 1 : -1; i >= 0; i--) {
      for (int j = young.size() - 1; j >= 0; j--) {
        common[i][j] =
            old.get(i).equals(young.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    int i = 0;
    int j = 0;
    while (i < old.size() || j < young.size()) {
      boolean both = i < old.size() && j < young.size();
      if (small && both && old.get(i).equals(young.get(j))) {
        rows.add(new Row(Kind.SAME, old.get(i++)));
        j++;
      } else if (i < old.size() && (!both || !small || common[i + 1][j] >= common[i][j + 1])) {
        rows.add(new Row(Kind.OLD, old.get(i++)));
      } else {
        rows.add(new Row(Kind.NEW, young.get(j++)));
      }
    }
  }

  private void hunks(StringBuilder text) {
    int next = 0;
    while (next < rows.size()) {
      int first = changed(next);
      if (first == rows.size()) {
        return;
      }
      int end = first;
      for (int each = first; each < rows.size() && each <= end + 2 * AROUND; each++) {
        end = rows.get(each).kind == Kind.SAME ? end : each;
      }
      int from = Math.max(next, first - AROUND);
      next = Math.min(rows.size(), end + 1 + AROUND);
      hunk(from, next, text);
    }
  }

  private int changed(int from) {
    int at = from;
    while (at < rows.size() && rows.get(at).kind == Kind.SAME) {
      at++;
    }
    return at;
  }

  private void hunk(int from, int end, StringBuilder text) {
    text.append(style.here("@@ -" + range(from, end, Kind.NEW) + " +" + range(from, end, Kind.OLD)))
        .append(style.here(" @@"))
        .append('\n');
    for (Row row : rows.subList(from, end)) {
      String shown = row.kind.sign + Shown.text(row.text.stripTrailing().replace("\t", "    "));
      text.append(
              switch (row.kind) {
                case SAME -> shown;
                case OLD -> style.bad(shown);
                case NEW -> style.good(shown);
              })
          .append('\n');
      if (!row.text.endsWith("\n")) {
        text.append(NO_END).append('\n');
      }
    }
  }

  /** First line and count of one side, whose rows are those that are not {@code others}. */
  private String range(int from, int end, Kind others) {
    long before = rows.subList(0, from).stream().filter(row -> row.kind != others).count();
    long count = rows.subList(from, end).stream().filter(row -> row.kind != others).count();
    return (count == 0 ? before : before + 1) + (count == 1 ? "" : "," + count);
  }
}
