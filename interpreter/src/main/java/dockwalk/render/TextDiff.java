package dockwalk.render;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Two versions of a text file, compared line by line as {@code diff -u} does. */
public final class TextDiff {
  /** Above so many bytes or lines, comparing would take long. */
  public static final int MOST_BYTES = 256 * 1024;

  private static final int MOST_LINES = 5_000;
  private static final int AROUND = 3;

  private TextDiff() {}

  /**
   * The changed lines with some around them, or a sentence if they cannot be compared.
   *
   * @param was at most {@link #MOST_BYTES}, as of all bytes
   */
  public static String of(String path, byte[] was, byte[] now, Style style) {
    if (Shown.binary(was) || Shown.binary(now)) {
      return "Not text: " + Sizes.brief(was.length) + " → " + Sizes.brief(now.length) + ".\n";
    }
    List<String> old = lines(was);
    List<String> young = lines(now);
    if (Math.max(old.size(), young.size()) > MOST_LINES) {
      return "Too long to compare: more than " + MOST_LINES + " lines.\n";
    }
    List<String> unified =
        UnifiedDiffUtils.generateUnifiedDiff(
            "a" + path, "b" + path, old, DiffUtils.diff(old, young), AROUND);
    if (unified.isEmpty()) {
      return "The lines are the same.\n";
    }
    StringBuilder text = new StringBuilder();
    unified.forEach(line -> text.append(coloured(line, style)).append('\n'));
    return text.toString();
  }

  private static String coloured(String line, Style style) {
    String safe = Shown.line(line);
    if (line.startsWith("+++") || line.startsWith("---")) {
      return style.strong(safe);
    }
    return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
      case '+' -> style.good(safe);
      case '-' -> style.bad(safe);
      case '@' -> style.here(safe);
      default -> safe;
    };
  }

  private static List<String> lines(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8).lines().toList();
  }
}
