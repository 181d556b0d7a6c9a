package dockwalk.syntax;

import dockwalk.syntax.Statement.Argument;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The canonical layout of one instruction's logical line: its words, with one blank between two
 * that stand on one line. Lines stay as they are cut; text that belongs to a shell is never
 * touched.
 */
final class InstructionLayout {
  /** What an {@code ENV} pair consists of in a statement: name, value, separator. */
  private static final int PAIR = 3;

  private final String source;
  private final char escape;
  private final StringBuilder text = new StringBuilder();
  private int at;

  private InstructionLayout(String source, char escape) {
    this.source = source;
    this.escape = escape;
  }

  /**
   * The lines of {@code statement}, without the last one's end and without here-documents.
   *
   * @param end where its logical line ends in {@code source}
   */
  static String of(String source, Statement statement, int end, char escape) {
    InstructionLayout layout = new InstructionLayout(source, escape);
    layout.keyword(statement);
    statement.flags().forEach(flag -> layout.word(flag.span()));
    layout.arguments(statement, end);
    layout.tail(end);
    return layout.text.toString();
  }

  private void keyword(Statement statement) {
    Span span = statement.keywordSpan();
    String raw = source.substring(span.start(), span.end());
    text.append(raw.indexOf('\n') >= 0 ? cutWord(raw) : raw.toUpperCase(Locale.ROOT));
    at = span.end();
  }

  private void arguments(Statement s, int end) {
    if (s.nested().isPresent()) {
      int start = s.nested().get().keywordSpan().start();
      boolean bodies = !s.nested().get().heredocs().isEmpty();
      int last = bodies ? source.substring(0, end).stripTrailing().length() : s.span().end();
      word(new Span(start, Math.max(start, last)));
      trailing(s, end);
      return;
    }
    List<Argument> args = s.arguments();
    switch (s.keyword().toUpperCase(Locale.ROOT)) {
      case "ENV", "LABEL" -> pairs(args).forEach(this::word);
      case "HEALTHCHECK" -> health(s);
      case "FROM" -> {
        for (int i = 0; i < args.size(); i++) {
          word(args.get(i).span(), i == 1 ? "AS" : "");
        }
      }
      default -> {
        if (s.json() && !args.isEmpty()) {
          json(args.getFirst().span());
        } else {
          args.forEach(argument -> word(argument.span()));
        }
      }
    }
  }

  /** The blanks at the end of a trigger, which an image keeps. */
  private void trailing(Statement s, int end) {
    if (source.indexOf('\n', at) < 0 || source.indexOf('\n', at) >= end) {
      text.append(s.trailing());
      at = Math.max(at, end);
    }
  }

  private void health(Statement s) {
    List<Argument> args = s.arguments();
    if (!args.isEmpty()) {
      word(args.getFirst().span(), args.getFirst().text().toUpperCase(Locale.ROOT));
    }
    if (args.size() > 1 && s.json()) {
      json(args.get(1).span());
    } else if (args.size() > 1) {
      word(args.get(1).span());
    }
  }

  private static List<Span> pairs(List<Argument> args) {
    List<Span> words = new ArrayList<>();
    for (int i = 0; i + PAIR <= args.size(); i += PAIR) {
      Span name = args.get(i).span();
      Argument value = args.get(i + 1);
      Argument separator = args.get(i + 2);
      if (separator.text().isEmpty()) {
        words.add(name);
        words.add(value.span());
      } else {
        int last = value.text().isEmpty() ? separator.span().end() : value.span().end();
        words.add(new Span(name.start(), last));
      }
    }
    return words;
  }

  private void word(Span span) {
    word(span, "");
  }

  /** {@code canonical} replaces a word that stands on one line; empty keeps it. */
  private void word(Span span, String canonical) {
    gap(span.start());
    String raw = source.substring(span.start(), span.end());
    boolean cut = raw.indexOf('\n') >= 0;
    text.append(cut ? cutWord(raw) : canonical.isEmpty() ? raw : canonical);
    at = span.end();
  }

  private void json(Span span) {
    String raw = source.substring(span.start(), span.end());
    word(span, raw.indexOf('\n') >= 0 ? "" : spaced(raw));
  }

  /** A JSON array with one blank after each comma and none elsewhere; its strings are kept. */
  private static String spaced(String json) {
    StringBuilder spaced = new StringBuilder();
    boolean inside = false;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (inside && c == '\\' && i + 1 < json.length()) {
        spaced.append(c).append(json.charAt(++i));
      } else if (inside || !Character.isWhitespace(c)) {
        spaced.append(c);
        inside ^= c == '"';
        spaced.append(!inside && c == ',' ? " " : "");
      }
    }
    return spaced.toString();
  }

  /** What stands between two words: a blank, a cut of the line, or a lone {@code --}. */
  private void gap(int to) {
    String raw = source.substring(at, Math.max(at, to));
    if (raw.isEmpty()) {
      return;
    }
    boolean escaped = source.charAt(at - 1) == escape; // a blank more or less may join words
    int newline = raw.indexOf('\n');
    if (newline < 0) {
      text.append(!raw.isBlank() ? " " + raw.strip() + " " : escaped ? raw : " ");
      return;
    }
    String first = raw.substring(0, newline);
    text.append(escaped ? bare(first) : " " + first.strip()).append('\n');
    text.append(lines(raw.substring(newline + 1)));
  }

  /** A word that stands on several lines: no comment is on the first. */
  private String cutWord(String raw) {
    int newline = raw.indexOf('\n');
    return bare(raw.substring(0, newline)) + "\n" + lines(raw.substring(newline + 1));
  }

  /** What follows the last word: nothing, or a cut at the end of the file. */
  private void tail(int end) {
    String raw = source.substring(at, Math.max(at, end));
    int newline = raw.indexOf('\n');
    String first = (newline < 0 ? raw : raw.substring(0, newline)).strip();
    if (!first.isEmpty()) {
      text.append(' ').append(first.matches("\\[\\s*]") ? "[]" : first);
    }
    if (newline >= 0) {
      String rest = lines(raw.substring(newline + 1) + "\n");
      text.append('\n').append(rest, 0, Math.max(0, rest.length() - 1));
    }
  }

  /**
   * Physical lines that go on with a logical line: blanks after the escape character go, and so do
   * blank lines, which mean nothing here. Comments stay as they are, and so does the last line.
   */
  private String lines(String raw) {
    List<String> lines = List.of(raw.split("\n", -1));
    List<String> kept = new ArrayList<>();
    for (String line : lines.subList(0, lines.size() - 1)) {
      if (line.strip().startsWith("#")) {
        kept.add(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
      } else if (!line.isBlank()) {
        kept.add(bare(line));
      }
    }
    kept.add(lines.getLast());
    return String.join("\n", kept);
  }

  private String bare(String line) {
    String bare = line.stripTrailing();
    return bare.endsWith(String.valueOf(escape)) ? bare : line;
  }
}
