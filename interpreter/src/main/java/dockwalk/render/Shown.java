package dockwalk.render;

import dockwalk.name.ByteText;
import java.util.List;

/**
 * Foreign text made fit for a terminal: on one line, without control characters, cut to a width.
 */
public final class Shown {
  private Shown() {}

  /**
   * {@code text} with control characters written as escapes, such as {@code \n}, and bytes that are
   * no UTF-8 as {@code \xE9}.
   */
  public static String text(String text) {
    return controls(ByteText.escaped(text));
  }

  private static String controls(String text) {
    if (text.chars().noneMatch(Shown::disturbs)) {
      return text;
    }
    StringBuilder safe = new StringBuilder();
    text.chars().forEach(c -> append((char) c, safe));
    return safe.toString();
  }

  /** An instruction without the blanks that indented continuation lines leave behind. */
  public static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  /** A line of a text file, with blanks for its tabs. */
  public static String line(String line) {
    return text(line.replace("\t", "        "));
  }

  /** Whether this is the content of a file that is no text: it has a zero byte. */
  public static boolean binary(byte[] bytes) {
    for (byte b : bytes) {
      if (b == 0) {
        return true;
      }
    }
    return false;
  }

  /** {@code text} made safe and at most {@code width} characters long; an ellipsis marks a cut. */
  public static String cut(String text, int width) {
    String safe = text(text);
    return safe.length() <= width ? safe : safe.substring(0, Math.max(0, width - 1)) + "…";
  }

  /** A command as JSON, as Docker shows it. */
  public static String json(List<String> argv) {
    StringBuilder json = new StringBuilder("[");
    for (String arg : argv) {
      json.append(json.length() > 1 ? ", " : "").append('"');
      json.append(text(arg.replace("\\", "\\\\").replace("\"", "\\\""))).append('"');
    }
    return json.append(']').toString();
  }

  private static void append(char c, StringBuilder safe) {
    if (!disturbs(c)) {
      safe.append(c);
      return;
    }
    switch (c) {
      case '\n' -> safe.append("\\n");
      case '\t' -> safe.append("\\t");
      case '\r' -> safe.append("\\r");
      default -> safe.append("\\u%04x".formatted((int) c));
    }
  }

  /** Control characters, and those that turn the direction of writing. */
  private static boolean disturbs(int c) {
    return Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT
        || c == '\u2028'
        || c == '\u2029';
  }
}
