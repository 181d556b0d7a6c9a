package dockwalk.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word such as {@code <<EOF} that announces a here-document.
 *
 * @param start offset of the word in its logical line
 * @param end offset after it
 * @param delimiter the name, without quotes
 * @param expand whether variables in the body are expanded: no part of the name is quoted
 * @param stripTabs whether it is written {@code <<-}
 * @param fileDescriptor the digits before {@code <<}, or an empty text
 */
public record HeredocMark(
    int start,
    int end,
    String delimiter,
    boolean expand,
    boolean stripTabs,
    String fileDescriptor) {
  private static final Set<String> KEYWORDS = Set.of("ADD", "COPY", "RUN");
  private static final Pattern MARK = Pattern.compile("(\\d*)<<(-?)\\s*([^<]*)");
  private static final Pattern FIRST_WORD = Pattern.compile("\\s*(\\S+)\\s*");

  /** The marks in a logical line, its keyword included; none where the keyword takes none. */
  public static List<HeredocMark> in(String line, char escape) {
    int start = 0;
    Matcher word = FIRST_WORD.matcher(line);
    if (!word.lookingAt()) {
      return List.of();
    }
    String keyword = word.group(1).toUpperCase(Locale.ROOT);
    if (keyword.equals("ONBUILD")) {
      start = word.end();
      word.region(start, line.length());
      keyword = word.lookingAt() ? word.group(1).toUpperCase(Locale.ROOT) : "";
    }
    if (!KEYWORDS.contains(keyword) || line.indexOf("<<", start) < 0) {
      return List.of();
    }
    int arguments = afterFlags(line, word.end(), escape);
    return JsonArray.read(line.substring(arguments)) instanceof JsonArray.NoJson
        ? scan(line, arguments, escape)
        : List.of();
  }

  private static int afterFlags(String line, int from, char escape) {
    int i = from;
    while (line.startsWith("--", i)) {
      int end = wordEnd(line, i, escape);
      boolean last = end == i + 2;
      i = end;
      while (i < line.length() && Character.isWhitespace(line.charAt(i))) {
        i++;
      }
      if (last) {
        break;
      }
    }
    return i;
  }

  private static List<HeredocMark> scan(String line, int from, char escape) {
    List<HeredocMark> marks = new ArrayList<>();
    int i = from;
    while (i < line.length()) {
      while (i < line.length() && Character.isWhitespace(line.charAt(i))) {
        i++;
      }
      int end = wordEnd(line, i, escape);
      if (end > i) {
        mark(line, i, end, marks);
      }
      i = Math.max(end, i + 1);
    }
    return marks;
  }

  /** Where the word at {@code i} ends: quotes and escaped characters do not end it. */
  private static int wordEnd(String line, int i, char escape) {
    int end = i;
    while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
      char c = line.charAt(end);
      if (c == escape) {
        end++;
      } else if (c == '\'' || c == '"') {
        int close = end + 1;
        while (close < line.length() && line.charAt(close) != c) {
          close += c == '"' && line.charAt(close) == escape ? 2 : 1;
        }
        if (close >= line.length()) {
          return line.length();
        }
        end = close;
      }
      end++;
    }
    return Math.min(end, line.length());
  }

  private static void mark(String line, int start, int end, List<HeredocMark> marks) {
    Matcher mark = MARK.matcher(line.substring(start, end));
    if (!mark.matches()) {
      return;
    }
    String raw = mark.group(3);
    boolean quoted = raw.indexOf('\'') >= 0 || raw.indexOf('"') >= 0;
    String name = unquote(raw);
    if (name.isEmpty()) {
      return;
    }
    marks.add(new HeredocMark(start, end, name, !quoted, !mark.group(2).isEmpty(), mark.group(1)));
  }

  private static String unquote(String raw) {
    StringBuilder name = new StringBuilder();
    char quote = 0;
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      } else if (c == '\\' && quote != '\'' && i + 1 < raw.length()) {
        name.append(raw.charAt(++i));
      } else {
        name.append(c);
      }
    }
    return quote == 0 ? name.toString() : "";
  }

  /** Whether {@code physicalLine}, its line end included, is the terminator. */
  public boolean endsAt(String physicalLine) {
    int end = physicalLine.length();
    while (end > 0 && "\r\n".indexOf(physicalLine.charAt(end - 1)) >= 0) {
      end--;
    }
    int begin = 0;
    while (stripTabs && begin < end && physicalLine.charAt(begin) == '\t') {
      begin++;
    }
    return end - begin == delimiter.length() && physicalLine.startsWith(delimiter, begin);
  }
}
