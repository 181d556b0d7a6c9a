package dockwalk.sandbox;

import dockwalk.exec.PacedShell.Pause;
import dockwalk.fs.FileTree;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a shell wrote of itself between two commands: its status, its folder, what it exports, its
 * variables. Programs inside can write into the same pipe: what makes no sense is passed over.
 */
final class ShellReport {
  private static final Pattern VARIABLE = Pattern.compile("(?:export |declare -\\w+ )?(\\w+)(=?)");

  /** What shells keep for themselves, or what changes with every command. */
  private static final Pattern NOISE =
      Pattern.compile(
          "_|BASH.*|COLUMNS|COMP_WORDBREAKS|DIRSTACK|EPOCH\\w*|EUID|FUNCNAME|GROUPS|HISTCMD|HOSTNAME|HOSTTYPE|IFS|LINENO|LINES|MACHTYPE|OLDPWD|OPTERR|OPTIND|OSTYPE|PIPESTATUS|POSIXLY_CORRECT|PPID|PS[0-9]|PWD|RANDOM|SECONDS|SHELLOPTS|SHLVL|SRANDOM|UID|__dockwalk.*");

  private ShellReport() {}

  /**
   * Reads a report.
   *
   * @param parts the status with those of a pipeline, the folder, the output of {@code export -p}
   *     and that of {@code set}
   * @param files as they are now
   */
  static Pause of(String[] parts, FileTree files) {
    SortedMap<String, String> variables = new TreeMap<>();
    read(part(parts, 3), variables, new HashSet<>());
    Set<String> exported = new HashSet<>();
    read(part(parts, 2), new TreeMap<>(), exported);
    return new Pause(status(words(parts).getFirst()), part(parts, 1), variables, exported, files);
  }

  /** The pipeline that was executed last. */
  static Pipeline pipeline(String[] parts) {
    List<String> words = words(parts);
    return Pipeline.of(words.subList(1, words.size()));
  }

  private static List<String> words(String[] parts) {
    return List.of(part(parts, 0).split(" ", -1));
  }

  private static String part(String[] parts, int index) {
    return index < parts.length ? parts[index] : "";
  }

  private static int status(String text) {
    return text.matches("\\d{1,3}") ? Integer.parseInt(text) & 0xff : 0;
  }

  private static void read(String text, SortedMap<String, String> values, Set<String> names) {
    Matcher matcher = VARIABLE.matcher(text);
    int at = 0;
    while (at < text.length()) {
      int end = end(text, at);
      if (matcher.region(at, end).lookingAt() && !NOISE.matcher(matcher.group(1)).matches()) {
        names.add(matcher.group(1));
        if (!matcher.group(2).isEmpty()) {
          values.put(matcher.group(1), text.substring(matcher.end(), end));
        }
      }
      at = end + 1;
    }
  }

  /** End of the line at {@code from}; ends of lines between quotes do not count. */
  private static int end(String text, int from) {
    char quote = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && quote != '\'') {
        i++;
      } else if (quote != 0 ? c == quote : c == '\'' || c == '"') {
        quote = quote == 0 ? c : 0;
      } else if (c == '\n' && quote == 0) {
        return i;
      }
    }
    return text.length();
  }
}
