package dockwalk.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The comma-separated fields of an option's value (RFC 4180, one line): a field in double quotes
 * may hold commas, and a doubled quote in it is one.
 *
 * @param fields what was found
 * @param error what is wrong, in the words of Go's {@code encoding/csv}
 */
record CommaFields(List<String> fields, Optional<String> error) {
  CommaFields {
    fields = List.copyOf(fields);
  }

  static CommaFields split(String text) {
    List<String> fields = new ArrayList<>();
    int at = 0;
    while (at <= text.length()) {
      if (text.startsWith("\"", at)) {
        StringBuilder field = new StringBuilder();
        int end = quoted(text, at + 1, field);
        if (end < 0 || (end < text.length() && text.charAt(end) != ',')) {
          return wrong(
              end < 0 ? text.length() : end - 1, "extraneous or missing \" in quoted-field");
        }
        fields.add(field.toString());
        at = end + 1;
      } else {
        int end = text.indexOf(',', at);
        end = end < 0 ? text.length() : end;
        String field = text.substring(at, end);
        if (field.indexOf('"') >= 0) {
          return wrong(at + field.indexOf('"'), "bare \" in non-quoted-field");
        }
        fields.add(field);
        at = end + 1;
      }
    }
    return text.isEmpty()
        ? new CommaFields(List.of(), Optional.of("EOF"))
        : new CommaFields(fields, Optional.empty());
  }

  /** Where the quoted field that begins at {@code from} ends; negative if it does not. */
  private static int quoted(String text, int from, StringBuilder field) {
    int at = from;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '"') {
        field.append(c);
      } else if (text.startsWith("\"", at)) {
        field.append('"');
        at++;
      } else {
        return at;
      }
    }
    return -1;
  }

  private static CommaFields wrong(int at, String why) {
    String message = "parse error on line 1, column %d: %s".formatted(at + 1, why);
    return new CommaFields(List.of(), Optional.of(message));
  }
}
