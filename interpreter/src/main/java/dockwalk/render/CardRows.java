package dockwalk.render;

import java.util.List;

/**
 * What stands below the title of a card: names, and beside each its values.
 *
 * <pre>
 *   folder   /app
 *   config   + env A=1
 *            + env B=2
 * </pre>
 */
record CardRows(StringBuilder text, Style style) {
  /** What stands before a value that has no name beside it. */
  static final String INDENT = " ".repeat(11);

  /** One value; the name may be empty. */
  void row(String name, String value) {
    text.append("  ")
        .append(style.faint(name))
        .append(" ".repeat(Math.max(1, INDENT.length() - 2 - name.length())))
        .append(value)
        .append('\n');
  }

  /** A sentence, on as many lines as it needs. */
  void sentence(String name, String words) {
    String shown = name;
    for (String line : Wrapping.lines(words, style.width() - INDENT.length())) {
      row(shown, line);
      shown = "";
    }
  }

  /** Some values of one name, and how many there are beyond {@code most}. */
  void rows(String name, List<String> values, int most) {
    String shown = name;
    for (String value : values.subList(0, Math.min(values.size(), most))) {
      row(shown, value);
      shown = "";
    }
    if (values.size() > most) {
      row("", style.say("… and %d more", values.size() - most));
    }
  }
}
