package dockwalk.grammar;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A parser directive such as {@code # escape=`}.
 *
 * @param name in lower case, one of {@code syntax}, {@code escape} and {@code check}
 * @param value without blanks around it
 */
public record Directive(String name, String value) {
  private static final Set<String> NAMES = Set.of("syntax", "escape", "check");
  private static final Pattern START = Pattern.compile("([A-Za-z][A-Za-z0-9]*)[ \\t\\f\\r]*=");

  /** ASCII alone: a no-break space belongs to the value. */
  private static final Pattern BLANKS = Pattern.compile("^[ \\t\\n\\f\\r]+|[ \\t\\n\\f\\r]+\\z");

  /** The directive that a comment line is; absent if it is an ordinary comment. */
  public static Optional<Directive> of(String comment) {
    int hash = Blank.skip(comment, 0);
    int line = Blank.skip(comment, Math.min(hash + 1, comment.length()));
    int end = comment.length();
    while (end > line && (comment.charAt(end - 1) == '\n' || comment.charAt(end - 1) == '\r')) {
      end--;
    }
    Matcher start = START.matcher(comment).region(line, end);
    if (!start.lookingAt() || !NAMES.contains(start.group(1).toLowerCase(Locale.ROOT))) {
      return Optional.empty();
    }
    String value = comment.substring(start.end(), end);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    String bare = BLANKS.matcher(value).replaceAll("");
    // Of nothing but blanks, the last is the value: no escape character, and so an error.
    String given = bare.isEmpty() ? value.substring(value.length() - 1) : bare;
    return Optional.of(new Directive(start.group(1).toLowerCase(Locale.ROOT), given));
  }
}
