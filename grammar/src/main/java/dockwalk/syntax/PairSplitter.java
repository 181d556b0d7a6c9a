package dockwalk.syntax;

import dockwalk.grammar.Blank;
import dockwalk.syntax.Statement.Argument;
import dockwalk.syntax.WordSplitter.Piece;
import java.util.ArrayList;
import java.util.List;

/** Splits the arguments of {@code ENV} and {@code LABEL} into pairs. */
final class PairSplitter {
  private static final String RULE = "syntax";

  private final String keyword;
  private final LogicalLine line;
  private final String text;
  private final int last;
  private final char escape;
  private final List<Diagnostic> diagnostics;
  private final List<Argument> pairs = new ArrayList<>();

  /**
   * @param keyword in upper case
   * @param last where the arguments end
   * @param diagnostics what is wrong goes there
   */
  PairSplitter(
      String keyword, LogicalLine line, int last, char escape, List<Diagnostic> diagnostics) {
    this.keyword = keyword;
    this.line = line;
    this.text = line.text();
    this.last = last;
    this.escape = escape;
    this.diagnostics = diagnostics;
  }

  /**
   * Name, value and separator of each pair; the separator of the legacy form is empty.
   *
   * @param whole the statement's place
   * @param from where the arguments begin
   */
  List<Argument> split(Span whole, int from) {
    List<Piece> words = WordSplitter.quoted(text, from, last, escape);
    if (words.isEmpty()) {
      return List.of(); // an escape character alone is no word
    }
    if (words.getFirst().of(text).indexOf('=') < 0) {
      legacy(whole, WordSplitter.plain(text, from, last).getFirst());
      return pairs;
    }
    for (int i = 0; i < words.size(); i++) {
      int equals = words.get(i).of(text).indexOf('=');
      if (equals >= 0) {
        pair(words.get(i), words.get(i).start() + equals);
      } else {
        i = unpaired(words, i) - 1;
      }
    }
    return pairs;
  }

  private void legacy(Span whole, Piece name) {
    int value = name.end();
    while (value < last && Blank.separates(text.charAt(value))) {
      value++;
    }
    if (value >= last) {
      wrong(
          whole,
          keyword + " must have two arguments",
          "Write " + keyword + " " + name.of(text) + "=value.");
      return;
    }
    pairs.add(argument(name.start(), name.end()));
    pairs.add(argument(value, last));
    pairs.add(new Argument(line.span(name.end(), value), ""));
  }

  private void pair(Piece word, int equals) {
    pairs.add(argument(word.start(), equals));
    pairs.add(argument(equals + 1, word.end()));
    pairs.add(argument(equals, equals + 1));
  }

  /** Tells of the words from {@code first} on that are no pairs; where the next pair is. */
  private int unpaired(List<Piece> words, int first) {
    int next = first;
    while (next < words.size() && words.get(next).of(text).indexOf('=') < 0) {
      next++;
    }
    Piece word = words.get(first);
    boolean comment = text.charAt(word.start()) == '#';
    wrong(
        line.span(word.start(), word.end()),
        "Syntax error - can't find = in %s. Must be of the form: name=value"
            .formatted(GoQuote.of(word.of(text))),
        comment
            ? "A comment needs a line of its own: behind an instruction # begins none."
            : meant(words.get(first - 1), words.get(next - 1)));
    return comment ? words.size() : next;
  }

  /** The pair that {@code before} was meant to be, with the words up to {@code end}. */
  private String meant(Piece before, Piece end) {
    String pair = before.of(text);
    String name = pair.substring(0, pair.indexOf('=') + 1);
    String rest = text.substring(before.end(), end.end());
    boolean plain = (pair + rest).chars().noneMatch(c -> "'\"".indexOf(c) >= 0 || c == escape);
    if (!plain || rest.length() > 60 || pair.length() > 60) {
      return "Put values with blanks into double quotes.";
    }
    String value = (pair + rest).substring(name.length()).strip();
    boolean one = pair.equals(name) && value.chars().noneMatch(Blank::isSpace);
    return one
        ? "Write %s%s, with no blank after the =.".formatted(name, value)
        : "Write %s\"%s\": a blank ends a value unless it is quoted.".formatted(name, value);
  }

  private void wrong(Span place, String message, String help) {
    diagnostics.add(Diagnostic.error(RULE, place, message, help).seeing(keyword));
  }

  private Argument argument(int start, int end) {
    return new Argument(line.span(start, end), text.substring(start, end));
  }
}
