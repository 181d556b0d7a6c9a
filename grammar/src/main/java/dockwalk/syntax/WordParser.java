package dockwalk.syntax;

import dockwalk.syntax.Word.Operator;
import dockwalk.syntax.Word.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses words: quotes, escapes, {@code $name} and every form of {@code ${name…}}. */
final class WordParser {
  private static final int DEEPEST = 100;
  private static final int END = -1;

  private final String raw;
  private final Span span;
  private final char escape;
  private final boolean quotes;
  private final boolean exact;
  private int at;
  private int depth;
  private Optional<Part.Broken> broken = Optional.empty();

  WordParser(String raw, Span span, char escape, boolean quotes) {
    this.raw = raw;
    this.span = span;
    this.escape = escape;
    this.quotes = quotes;
    this.exact = span.end() - span.start() == raw.length();
  }

  Word parse() {
    Pieces pieces = new Pieces();
    until(END, false, pieces);
    return new Word(span, raw, pieces.finish());
  }

  private boolean done() {
    return at >= raw.length() || broken.isPresent();
  }

  private int peek() {
    return at < raw.length() ? raw.charAt(at) : END;
  }

  /** Reads up to {@code stop} and over it; whether it was there. */
  private boolean until(int stop, boolean keepEscapes, Pieces into) {
    while (!done()) {
      char c = raw.charAt(at);
      if (c == stop) {
        at++;
        return true;
      }
      if (quotes && c == '\'') {
        singleQuoted(into);
      } else if (quotes && c == '"') {
        doubleQuoted(into);
      } else if (c == '$') {
        dollar(into, false);
      } else if (c == escape) {
        escaped(keepEscapes, into);
      } else {
        at++;
        into.add(c, false, at - 1);
      }
    }
    return stop == END;
  }

  private void escaped(boolean keep, Pieces into) {
    int start = at++;
    if (keep) {
      into.add(escape, false, start);
    }
    if (at < raw.length()) {
      at++;
      into.add(raw.charAt(at - 1), true, keep ? at - 1 : start);
    }
  }

  private void singleQuoted(Pieces into) {
    int start = at;
    int close = raw.indexOf('\'', start + 1);
    if (close < 0) {
      fail(start, "unexpected end of statement while looking for matching single-quote");
      return;
    }
    at = close + 1;
    into.addAll(raw.substring(start + 1, close), start);
  }

  private void doubleQuoted(Pieces into) {
    int start = at++;
    into.addAll("", start);
    while (!done()) {
      char c = raw.charAt(at);
      if (c == '"') {
        at++;
        into.close();
        return;
      }
      if (c == '$') {
        dollar(into, true);
        continue;
      }
      int from = at++;
      if (c == escape) {
        int next = peek();
        if (next == END) {
          continue;
        }
        if (next == '"' || next == '$' || next == escape) {
          c = raw.charAt(at++);
        }
      }
      into.add(c, true, from);
    }
    if (broken.isEmpty()) {
      fail(start, "unexpected end of statement while looking for matching double-quote");
    }
  }

  private void dollar(Pieces into, boolean quoted) {
    int start = at;
    at++;
    if (peek() != '{') {
      String name = name();
      if (name.isEmpty()) {
        into.add('$', quoted, start);
      } else {
        into.add(new Part.Variable(place(start, at), name, Optional.empty(), quoted));
      }
      return;
    }
    at++;
    if (++depth > DEEPEST) {
      fail(start, "syntax error: more than " + DEEPEST + " substitutions inside one another");
      return;
    }
    braces(start, quoted, into);
    depth--;
  }

  private void braces(int start, boolean quoted, Pieces into) {
    int first = peek();
    if (first == '}' || first == '{' || first == ':') {
      fail(start, "syntax error: bad substitution");
      return;
    }
    String name = name();
    if (at >= raw.length()) {
      fail(start, "syntax error: missing '}'");
      return;
    }
    char c = raw.charAt(at++);
    if (c == '}') {
      into.add(new Part.Variable(place(start, at), name, Optional.empty(), quoted));
      return;
    }
    String symbol = String.valueOf(c);
    if (c == ':') {
      if (at >= raw.length()) {
        fail(start, "syntax error: missing '}'");
        return;
      }
      c = raw.charAt(at++);
      symbol += c;
    }
    Optional<Operator> operator =
        switch (symbol) {
          case "-", ":-", "+", ":+", "?", ":?" -> alternative(start, symbol);
          case "#", "%" -> strip(start, symbol);
          case "/" -> replace(start);
          default -> {
            fail(start, "unsupported modifier (" + symbol + ") in substitution");
            yield Optional.empty();
          }
        };
    if (broken.isEmpty()) {
      into.add(new Part.Variable(place(start, at), name, operator, quoted));
    }
  }

  private Optional<Operator> alternative(int start, String symbol) {
    return operand(start, '}', false, "syntax error: missing '}'")
        .map(word -> new Operator(symbol, word, Optional.empty()));
  }

  private Optional<Operator> strip(int start, String symbol) {
    boolean twice = peek() == symbol.charAt(0);
    if (twice) {
      at++;
    }
    return operand(start, '}', true, "syntax error: missing '}'")
        .map(word -> new Operator(twice ? symbol + symbol : symbol, word, Optional.empty()));
  }

  private Optional<Operator> replace(int start) {
    boolean all = peek() == '/';
    if (all) {
      at++;
    }
    Optional<Word> pattern = operand(start, '/', true, "syntax error: missing '/' in ${}");
    return pattern.flatMap(
        word ->
            operand(start, '}', true, "syntax error: missing '}'")
                .map(with -> new Operator(all ? "//" : "/", word, Optional.of(with))));
  }

  /** The word up to {@code stop}, inside the substitution that begins at {@code outer}. */
  private Optional<Word> operand(int outer, char stop, boolean keepEscapes, String missing) {
    int start = at;
    Pieces pieces = new Pieces();
    if (!until(stop, keepEscapes, pieces)) {
      if (broken.isEmpty()) {
        fail(outer, missing);
      }
      return Optional.empty();
    }
    return Optional.of(
        new Word(place(start, at - 1), raw.substring(start, at - 1), pieces.finish()));
  }

  private String name() {
    int first = peek();
    if (first >= '0' && first <= '9') {
      int start = at;
      while (peek() >= '0' && peek() <= '9') {
        at++;
      }
      return raw.substring(start, at);
    }
    if (first != END && "@*#?-$!".indexOf(first) >= 0) {
      at++;
      return Character.toString(first);
    }
    int start = at;
    while (at < raw.length()) {
      int c = raw.codePointAt(at);
      if (!Character.isLetterOrDigit(c) && c != '_') {
        break;
      }
      at += Character.charCount(c);
    }
    return raw.substring(start, at);
  }

  /** Ends the parsing: from {@code start} on the text makes no sense. */
  private void fail(int start, String message) {
    if (broken.isEmpty()) {
      broken = Optional.of(new Part.Broken(place(start, raw.length()), message));
    }
  }

  private Span place(int start, int end) {
    return exact ? new Span(span.start() + start, span.start() + end) : span;
  }

  /** The parts of one word while they are read; letters of one kind grow together. */
  private final class Pieces {
    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private boolean open;
    private boolean quoted;
    private int start;
    private int end;

    /** Adds a letter that is written from {@code from} up to where the parser is. */
    void add(char c, boolean asQuoted, int from) {
      begin(asQuoted, from);
      text.append(c);
    }

    /** Adds quoted text that is written from {@code from} up to where the parser is. */
    void addAll(String literal, int from) {
      begin(true, from);
      text.append(literal);
    }

    void add(Part part) {
      flush();
      parts.add(part);
    }

    /** A closing quote belongs to the text before it. */
    void close() {
      end = at;
    }

    private void begin(boolean asQuoted, int from) {
      if (open && quoted != asQuoted) {
        flush();
      }
      if (!open) {
        open = true;
        quoted = asQuoted;
        start = from;
      }
      end = at;
    }

    private void flush() {
      if (open) {
        parts.add(new Part.Literal(place(start, end), text.toString(), quoted));
        text.setLength(0);
        open = false;
      }
    }

    List<Part> finish() {
      flush();
      broken.ifPresent(parts::add);
      return parts;
    }
  }
}
