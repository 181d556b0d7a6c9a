package dockwalk.fs;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Wildcards for whole paths. */
public final class PathPattern {
  private PathPattern() {}

  /** Whether {@code path} has wildcards at all; one after a backslash is none. */
  public static boolean isPattern(String path) {
    for (int i = 0; i < path.length(); i++) {
      switch (path.charAt(i)) {
        case '*', '?', '[' -> {
          return true;
        }
        case '\\' -> i++;
        default -> {}
      }
    }
    return false;
  }

  /**
   * Go's {@code filepath.Match}: {@code *}, {@code ?} and {@code [a-z]}, none crosses a slash.
   *
   * @throws PatternSyntaxException if it is malformed
   */
  public static Pattern compile(String glob) {
    return compile(glob, false);
  }

  /**
   * The same, and {@code **} for any number of directories (moby/patternmatcher).
   *
   * @throws PatternSyntaxException if it is malformed
   */
  public static Pattern compileDeep(String glob) {
    return isEnding(glob)
        ? Pattern.compile(".*" + Pattern.quote(glob.substring(2)), Pattern.DOTALL)
        : compile(glob, true);
  }

  /** Two stars and plain text, such as {@code **.log}: it matches what ends with the text. */
  private static boolean isEnding(String glob) {
    return glob.startsWith("**")
        && !glob.startsWith("**/")
        && glob.chars().skip(2).noneMatch(c -> "*?[]\\".indexOf(c) >= 0);
  }

  private static Pattern compile(String glob, boolean deep) {
    StringBuilder regex = new StringBuilder();
    int i = 0;
    while (i < glob.length()) {
      char c = glob.charAt(i++);
      switch (c) {
        case '*' -> {
          boolean any = deep && i < glob.length() && glob.charAt(i) == '*';
          i += any ? 1 : 0;
          // What stands between two stars and a slash is nothing, or whole directories.
          i += any && i < glob.length() && glob.charAt(i) == '/' ? 1 : 0;
          regex.append(!any ? "[^/]*" : i == glob.length() ? ".*" : "(?:.*/)?");
        }
        case '?' -> regex.append("[^/]");
        case '\\' -> {
          if (i == glob.length()) {
            throw new PatternSyntaxException("syntax error in pattern", glob, i);
          }
          regex.append(Pattern.quote(glob.substring(i, ++i)));
        }
        case '[' -> {
          int end = classEnd(glob, i);
          regex.append(characterClass(glob.substring(i, end)));
          i = end + 1;
        }
        default -> regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  private static int classEnd(String glob, int from) {
    int at = from;
    if (at < glob.length() && glob.charAt(at) == '^') {
      at++;
    }
    int first = at;
    while (at < glob.length() && (glob.charAt(at) != ']' || at == first)) {
      at += glob.charAt(at) == '\\' ? 2 : 1;
    }
    if (at >= glob.length()) {
      throw new PatternSyntaxException("syntax error in pattern", glob, from);
    }
    return at;
  }

  private static String characterClass(String inside) {
    StringBuilder regex = new StringBuilder("[");
    int i = 0;
    if (inside.startsWith("^")) {
      regex.append("^/");
      i++;
    }
    for (; i < inside.length(); i++) {
      char c = inside.charAt(i);
      if (c == '-') {
        regex.append('-');
      } else {
        if (c == '\\') {
          c = inside.charAt(++i);
        }
        regex.append("\\x{").append(Integer.toHexString(c)).append('}');
      }
    }
    return regex.append(']').toString();
  }
}
