package dockwalk.syntax;

/**
 * The replacement text of {@code ${v//p/r}}. The reference implementation hands it to Go's regular
 * expressions, where {@code $0} is the match, {@code $$} a dollar, and any other name nothing.
 */
final class GoTemplate {
  private GoTemplate() {}

  static String expand(String template, String match) {
    if (template.indexOf('$') < 0) {
      return template;
    }
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < template.length()) {
      char c = template.charAt(at);
      int end = c == '$' ? nameEnd(template, at + 1) : at;
      if (c == '$' && template.startsWith("$", at + 1)) {
        text.append('$');
        at += 2;
      } else if (end > at + 1) {
        String name = template.substring(at + 1, end);
        text.append(name.equals("0") || name.equals("{0}") ? match : "");
        at = end;
      } else {
        text.append(c);
        at++;
      }
    }
    return text.toString();
  }

  /** Where the name at {@code from} ends, its braces included; {@code from} if there is none. */
  private static int nameEnd(String template, int from) {
    boolean braced = template.startsWith("{", from);
    int start = braced ? from + 1 : from;
    int end = start;
    while (end < template.length() && isNameCharacter(template.charAt(end))) {
      end++;
    }
    if (end == start || (braced && !template.startsWith("}", end))) {
      return from;
    }
    return braced ? end + 1 : end;
  }

  private static boolean isNameCharacter(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }
}
