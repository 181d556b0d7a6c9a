package dockwalk.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.Token;

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
  private static final Pattern MARK = Pattern.compile("([0-9]*)<<(-?)([^<]*)");

  /**
   * The marks in a logical line, its keyword included; none where the keyword takes none, where the
   * arguments are JSON, and where the line as a whole breaks a rule of words.
   *
   * @param escape the file's escape character; inside words it is always a backslash
   */
  public static List<HeredocMark> in(String line, char escape) {
    if (!line.contains("<<")) {
      return List.of();
    }
    int arguments = arguments(line, escape);
    return arguments < 0 || JsonArray.read(line.substring(arguments)) instanceof JsonArray.Texts
        ? List.of()
        : marks(line);
  }

  /** The mark that the whole of {@code text} is, as the name of a file or as a command. */
  public static Optional<HeredocMark> of(String text) {
    return mark(text, 0, text.length());
  }

  /** Where the arguments begin of an instruction that takes here-documents; -1 for others. */
  private static int arguments(String line, char escape) {
    int start = Blank.skip(line, 0);
    int end = keywordEnd(line, start);
    if (line.substring(start, end).equalsIgnoreCase("ONBUILD")) {
      start = afterFlags(line, end, escape);
      end = keywordEnd(line, start);
    }
    return KEYWORDS.contains(line.substring(start, end).toUpperCase(Locale.ROOT))
        ? afterFlags(line, end, escape)
        : -1;
  }

  private static int keywordEnd(String line, int start) {
    int end = start;
    while (end < line.length() && !Blank.separates(line.charAt(end))) {
      end++;
    }
    return end;
  }

  private static int afterFlags(String line, int from, char escape) {
    FlagWord flag = FlagWord.at(line, from, escape);
    while (flag.present() && !flag.last()) {
      flag = FlagWord.at(line, flag.end(), escape);
    }
    return Blank.skip(line, flag.last() ? flag.end() : flag.start());
  }

  private static List<HeredocMark> marks(String line) {
    List<HeredocMark> marks = new ArrayList<>();
    WordScan scan = new WordScan(line);
    for (WordScan.Piece word : scan.words()) {
      mark(line, word.start(), word.end()).ifPresent(marks::add);
    }
    return marks;
  }

  private static Optional<HeredocMark> mark(String line, int start, int end) {
    Matcher mark = MARK.matcher(line.substring(start, end));
    if (!mark.matches()) {
      return Optional.empty();
    }
    String raw = mark.group(3);
    List<WordScan.Piece> words = new WordScan(raw).words();
    if (words.size() != 1) {
      return Optional.empty();
    }
    String word = raw.substring(words.getFirst().start(), words.getFirst().end());
    Name name = Name.of(word);
    return name.text().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new HeredocMark(
                start, end, name.text(), !name.quoted(), !mark.group(2).isEmpty(), mark.group(1)));
  }

  /** The word after {@code <<} without its quotes and escapes; variables stay as written. */
  private record Name(String text, boolean quoted) {
    static Name of(String raw) {
      StringBuilder text = new StringBuilder();
      boolean quoted = false;
      boolean inDouble = false;
      WordLexer lexer = WordLexerBase.of(raw, '\\', true);
      for (Token t = lexer.nextToken(); t.getType() != Token.EOF; t = lexer.nextToken()) {
        switch (t.getType()) {
          case WordLexer.SINGLE, WordLexer.SINGLE_END -> quoted = true;
          case WordLexer.DOUBLE, WordLexer.DOUBLE_END -> {
            quoted = true;
            inDouble = t.getType() == WordLexer.DOUBLE;
          }
          case WordLexer.ESCAPED -> text.append(resolved(t.getText(), inDouble));
          default -> text.append(t.getText());
        }
      }
      return new Name(text.toString(), quoted);
    }

    private static String resolved(String escaped, boolean inDouble) {
      boolean kept = inDouble && escaped.length() == 2 && "\"$\\".indexOf(escaped.charAt(1)) < 0;
      return kept ? escaped : escaped.substring(1);
    }
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
