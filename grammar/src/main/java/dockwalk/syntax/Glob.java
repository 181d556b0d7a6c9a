package dockwalk.syntax;

import dockwalk.syntax.Expander.SubstitutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The patterns of {@code ${v#p}}, {@code ${v%p}} and {@code ${v/p/r}}: {@code *} and {@code ?}. */
final class Glob {
  private Glob() {}

  /** {@code value} without the shortest or longest beginning or end that matches. */
  static String strip(String value, String pattern, String symbol) throws SubstitutionException {
    boolean longest = symbol.length() == 2;
    if (symbol.charAt(0) == '#') {
      Matcher matcher = Pattern.compile(regex(pattern, longest), Pattern.DOTALL).matcher(value);
      return matcher.lookingAt() ? value.substring(matcher.end()) : value;
    }
    Pattern whole = Pattern.compile(regex(pattern, true), Pattern.DOTALL);
    for (int i = 0; i <= value.length(); i++) {
      int start = longest ? i : value.length() - i;
      if (whole.matcher(value).region(start, value.length()).matches()) {
        return value.substring(0, start);
      }
    }
    return value;
  }

  /** {@code value} with the first match, or all, replaced. */
  static String replace(String value, String pattern, String replacement, boolean all)
      throws SubstitutionException {
    Matcher matcher = Pattern.compile(regex(pattern, true), Pattern.DOTALL).matcher(value);
    String literal = Matcher.quoteReplacement(replacement);
    return all ? matcher.replaceAll(literal) : matcher.replaceFirst(literal);
  }

  private static String regex(String pattern, boolean greedy) throws SubstitutionException {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      switch (c) {
        case '*' -> regex.append(greedy ? ".*" : ".*?");
        case '?' -> regex.append('.');
        case '\\' -> {
          if (++i >= pattern.length()) {
            throw new SubstitutionException(
                "invalid pattern (" + pattern + ") in substitution: incomplete escape");
          }
          char next = pattern.charAt(i);
          if ("*?\\}/".indexOf(next) < 0) {
            throw new SubstitutionException(
                "invalid pattern ("
                    + pattern
                    + ") in substitution: invalid escape '\\"
                    + next
                    + "'");
          }
          regex.append(Pattern.quote(String.valueOf(next)));
        }
        default -> regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return regex.toString();
  }
}
