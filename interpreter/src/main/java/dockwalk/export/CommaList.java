package dockwalk.export;

import java.util.ArrayList;
import java.util.List;

/** One line of comma-separated values (RFC 4180): a field in quotes may hold commas. */
public final class CommaList {
  private CommaList() {}

  /**
   * The fields of {@code line}; a quote in a quoted field is doubled.
   *
   * @throws IllegalArgumentException if a quote is not closed, or stands in an unquoted field
   */
  public static List<String> parse(String line) {
    List<String> fields = new ArrayList<>();
    int at = 0;
    while (at <= line.length()) {
      StringBuilder field = new StringBuilder();
      at = at < line.length() && line.charAt(at) == '"' ? quoted(line, at + 1, field) : at;
      int comma = line.indexOf(',', at);
      int end = comma < 0 ? line.length() : comma;
      String rest = line.substring(at, end);
      if (rest.indexOf('"') >= 0 || (!field.isEmpty() && !rest.isEmpty())) {
        throw new IllegalArgumentException("a quote must open and close a whole field of: " + line);
      }
      fields.add(field + rest);
      at = end + 1;
    }
    return fields;
  }

  /** Takes a quoted field from {@code at} on; where it goes on after the closing quote. */
  private static int quoted(String line, int at, StringBuilder field) {
    for (int i = at; i < line.length(); i++) {
      if (line.charAt(i) != '"') {
        field.append(line.charAt(i));
      } else if (i + 1 < line.length() && line.charAt(i + 1) == '"') {
        field.append('"');
        i++;
      } else {
        return i + 1;
      }
    }
    throw new IllegalArgumentException("a quote is not closed in: " + line);
  }
}
