package dockwalk.lessons;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lays a small part of Markdown out for a terminal: headings, paragraphs, lists and {@code `code`}.
 * Everything else is ordinary text.
 */
public final class Markdown {
  private static final Pattern HEADING = Pattern.compile("#{1,6} +(.*)");
  private static final Pattern ITEM = Pattern.compile("((?:[-*]|[0-9]{1,2}\\.) +)(.*)");

  /**
   * A word: code keeps its blanks, so that a command is not cut in two, and a dash stays on the
   * line of the word before it.
   */
  private static final Pattern WORD = Pattern.compile("(?:`[^`]*`|\\S)+(?: —(?= |$))?");

  private static final Pattern CODE = Pattern.compile("`([^`]*)`");
  private static final String BOLD = "\u001b[1m";
  private static final String CYAN = "\u001b[36m";
  private static final String PLAIN = "\u001b[0m";

  private final int width;
  private final boolean style;
  private final List<String> out = new ArrayList<>();
  private final StringBuilder paragraph = new StringBuilder();
  private String bullet = "";

  private Markdown(int width, boolean style) {
    this.width = width;
    this.style = style;
  }

  /**
   * The lines of {@code text} for a terminal. Only a word that is longer than {@code width} makes a
   * line longer than that.
   *
   * @param width columns to fill at most
   * @param style whether to use escape codes; without them code keeps its back quotes
   */
  public static List<String> lines(String text, int width, boolean style) {
    Markdown page = new Markdown(width, style);
    text.strip().lines().map(String::strip).forEach(page::line);
    page.flush();
    return List.copyOf(page.out);
  }

  private void line(String line) {
    Matcher heading = HEADING.matcher(line);
    Matcher item = ITEM.matcher(line);
    if (line.isEmpty()) {
      flush();
      if (!out.getLast().isEmpty()) {
        out.add("");
      }
    } else if (heading.matches()) {
      flush();
      out.add(style ? BOLD + heading.group(1) + PLAIN : heading.group(1));
    } else if (item.matches()) {
      flush();
      bullet = item.group(1);
      paragraph.append(item.group(2));
    } else {
      paragraph.append(' ').append(line);
    }
  }

  /** Fills lines with the words of the paragraph so far. */
  private void flush() {
    String indent = " ".repeat(bullet.length());
    StringBuilder line = new StringBuilder(bullet);
    int used = bullet.length();
    boolean first = true;
    Matcher words = WORD.matcher(paragraph);
    while (words.find()) {
      String word = words.group();
      int length = columns(word);
      if (!first && used + 1 + length > width) {
        out.add(line.toString());
        line.setLength(0);
        line.append(indent);
        used = indent.length();
        first = true;
      }
      if (!first) {
        line.append(' ');
        used++;
      }
      line.append(styled(word));
      used += length;
      first = false;
    }
    if (!first) {
      out.add(line.toString());
    }
    paragraph.setLength(0);
    bullet = "";
  }

  private int columns(String word) {
    String seen = style ? CODE.matcher(word).replaceAll("$1") : word;
    return seen.codePointCount(0, seen.length());
  }

  private String styled(String word) {
    return style ? CODE.matcher(word).replaceAll(CYAN + "$1" + PLAIN) : word;
  }
}
