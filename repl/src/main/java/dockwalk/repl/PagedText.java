package dockwalk.repl;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/**
 * A long text, and the part of it that is on the screen. A line that is wider than the screen fills
 * several rows of it.
 */
final class PagedText {
  private final List<String> lines;
  private int columns = 80;
  private int rows = 23;

  /** Index of the line at the top, and how many of its rows are above the screen. */
  private int top;

  private int hidden;
  private int found = -1;
  private Pattern sought = Pattern.compile("(?!)");

  /**
   * Begins at a line.
   *
   * @param text with the colours of a terminal; not empty
   * @param from number of the line, from one on
   */
  PagedText(String text, int from) {
    lines = text.lines().toList();
    top = Math.clamp(from - 1L, 0, lines.size() - 1);
  }

  /** Fits the text to a screen that shows so many rows of it. */
  void resize(int width, int height) {
    columns = Math.max(1, width);
    rows = Math.max(1, height);
    hidden = Math.min(hidden, rows(top).size() - 1);
    scroll(0);
  }

  /** Whether all of it is on the screen at once. */
  boolean fits() {
    int filled = 0;
    for (int i = 0; i < lines.size() && filled <= rows; i++) {
      filled += rows(i).size();
    }
    return filled <= rows;
  }

  /** Moves by so many rows, down or up, as far as there is text. */
  void scroll(int by) {
    for (int i = 0; i < by; i++) {
      down();
    }
    for (int i = 0; i > by && (top > 0 || hidden > 0); i--) {
      up();
    }
    fill();
    found = by == 0 ? found : -1;
  }

  /** Moves by so many screens. */
  void page(int by) {
    scroll(by * rows);
  }

  void home() {
    top = 0;
    hidden = 0;
    found = -1;
  }

  void end() {
    top = lines.size() - 1;
    hidden = rows(top).size() - 1;
    fill();
    found = -1;
  }

  private void down() {
    if (hidden + 1 < rows(top).size()) {
      hidden++;
    } else if (top + 1 < lines.size()) {
      top++;
      hidden = 0;
    }
  }

  private void up() {
    if (hidden > 0) {
      hidden--;
    } else if (top > 0) {
      top--;
      hidden = rows(top).size() - 1;
    }
  }

  /** Leaves no rows empty below the end while there is text above. */
  private void fill() {
    int below = -hidden;
    for (int i = top; i < lines.size() && below < rows; i++) {
      below += rows(i).size();
    }
    for (; below < rows && (top > 0 || hidden > 0); below++) {
      up();
    }
  }

  /** Sets what is looked for: any case will do as long as there is no capital in it. */
  void seek(String text) {
    boolean capital = text.chars().anyMatch(Character::isUpperCase);
    int flags = capital ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    sought = Pattern.compile(text.isEmpty() ? "(?!)" : Pattern.quote(text), flags);
    found = -1;
  }

  /**
   * Goes to the next line that has what is looked for, down or up.
   *
   * @return whether there is one
   */
  boolean find(boolean forward) {
    int first = found >= 0 ? found + (forward ? 1 : -1) : forward ? top : top - 1;
    int step = forward ? 1 : -1;
    for (int i = first; i >= 0 && i < lines.size(); i += step) {
      if (sought.matcher(AttributedString.fromAnsi(lines.get(i))).find()) {
        found = i;
        top = i;
        hidden = 0;
        fill();
        return true;
      }
    }
    return false;
  }

  /** The rows that are on the screen. */
  List<AttributedString> screen() {
    List<AttributedString> shown = new ArrayList<>();
    for (int i = top; i < lines.size() && shown.size() < rows; i++) {
      List<AttributedString> all = rows(i);
      shown.addAll(all.subList(i == top ? hidden : 0, all.size()));
    }
    return shown.size() > rows ? List.copyOf(shown.subList(0, rows)) : shown;
  }

  /** Number of the first line on the screen, from one on. */
  int first() {
    return top + 1;
  }

  /** Number of the last line on the screen. */
  int last() {
    int filled = -hidden;
    int line = top;
    while (line < lines.size() && filled < rows) {
      filled += rows(line++).size();
    }
    return line;
  }

  int count() {
    return lines.size();
  }

  private List<AttributedString> rows(int line) {
    return new AttributedStringBuilder()
        .append(StyledText.of(lines.get(line)))
        .styleMatches(sought, AttributedStyle.INVERSE)
        .toAttributedString()
        .columnSplitLength(columns);
  }
}
