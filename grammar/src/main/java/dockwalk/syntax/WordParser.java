package dockwalk.syntax;

import dockwalk.syntax.Word.Operator;
import dockwalk.syntax.Word.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses words: quotes, escapes, {@code $name} and every form of {@code ${name…}}. */
final class WordParser {
  private static final int DEEPEST = 100;
  private static final char END = '\uFFFF';

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
    Pieces pieces = new Pieces(0);
    until(END, false, pieces);
    return new Word(span, raw, pieces.finish());
  }

  private boolean done() {
    return at >= raw.length() || broken.isPresent();
  }

  private char peek() {
    return at < raw.length() ? raw.charAt(at) : END;
  }

  /** Reads up to {@code stop} and over it; whether it was there. */
  private boolean until(char stop, boolean keepEscapes, Pieces into) {
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
        at++;
        if (keepEscapes) {
          into.add(c, false);
        }
        if (at < raw.length()) {
          into.add(raw.charAt(at++), true);
        }
      } else {
        at++;
        into.add(c, false);
      }
    }
    return stop == END;
  }

  private void singleQuoted(Pieces into) {
    int close = raw.indexOf('\'', at + 1);
    if (close < 0) {
      fail("unexpected end of statement while looking for matching single-quote");
      return;
    }
    into.addAll(raw.substring(at + 1, close));
    at = close + 1;
  }

  private void doubleQuoted(Pieces into) {
    at++;
    into.addAll("");
    while (!done()) {
      char c = raw.charAt(at);
      if (c == '"') {
        at++;
        return;
      }
      if (c == '$') {
        dollar(into, true);
        continue;
      }
      at++;
      if (c == escape) {
        char next = peek();
        if (next == END) {
          continue;
        }
        if (next == '"' || next == '$' || next == escape) {
          c = raw.charAt(at++);
        }
      }
      into.add(c, true);
    }
    if (broken.isEmpty()) {
      fail("unexpected end of statement while looking for matching double-quote");
    }
  }

  private void dollar(Pieces into, boolean quoted) {
    int start = at;
    at++;
    if (peek() != '{') {
      String name = name();
      if (name.isEmpty()) {
        into.add('$', quoted);
      } else {
        into.add(new Part.Variable(place(start, at), name, Optional.empty(), quoted));
      }
      return;
    }
    at++;
    if (++depth > DEEPEST) {
      fail("syntax error: more than " + DEEPEST + " substitutions inside one another");
      return;
    }
    braces(start, quoted, into);
    depth--;
  }

  private void braces(int start, boolean quoted, Pieces into) {
    char first = peek();
    if (first == '}' || first == '{' || first == ':') {
      fail("syntax error: bad substitution");
      return;
    }
    String name = name();
    if (at >= raw.length()) {
      fail("syntax error: missing '}'");
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
        fail("syntax error: missing '}'");
        return;
      }
      c = raw.charAt(at++);
      symbol += c;
    }
    Optional<Operator> operator =
        switch (symbol) {
          case "-", ":-", "+", ":+", "?", ":?" -> alternative(symbol);
          case "#", "%" -> strip(symbol);
          case "/" -> replace();
          default -> {
            fail("unsupported modifier (" + symbol + ") in substitution");
            yield Optional.empty();
          }
        };
    if (broken.isEmpty()) {
      into.add(new Part.Variable(place(start, at), name, operator, quoted));
    }
  }

  private Optional<Operator> alternative(String symbol) {
    return operand('}', false, "syntax error: missing '}'")
        .map(word -> new Operator(symbol, word, Optional.empty()));
  }

  private Optional<Operator> strip(String symbol) {
    boolean twice = peek() == symbol.charAt(0);
    if (twice) {
      at++;
    }
    return operand('}', true, "syntax error: missing '}'")
        .map(word -> new Operator(twice ? symbol + symbol : symbol, word, Optional.empty()));
  }

  private Optional<Operator> replace() {
    boolean all = peek() == '/';
    if (all) {
      at++;
    }
    Optional<Word> pattern = operand('/', true, "syntax error: missing '/' in ${}");
    return pattern.flatMap(
        word ->
            operand('}', true, "syntax error: missing '}'")
                .map(with -> new Operator(all ? "//" : "/", word, Optional.of(with))));
  }

  private Optional<Word> operand(char stop, boolean keepEscapes, String missing) {
    int start = at;
    Pieces pieces = new Pieces(at);
    if (!until(stop, keepEscapes, pieces)) {
      if (broken.isEmpty()) {
        fail(missing);
      }
      return Optional.empty();
    }
    return Optional.of(
        new Word(place(start, at - 1), raw.substring(start, at - 1), pieces.finish()));
  }

  private String name() {
    char first = peek();
    if (first >= '0' && first <= '9') {
      int start = at;
      while (peek() >= '0' && peek() <= '9') {
        at++;
      }
      return raw.substring(start, at);
    }
    if ("@*#?-$!".indexOf(first) >= 0) {
      at++;
      return String.valueOf(first);
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

  private void fail(String message) {
    if (broken.isEmpty()) {
      broken = Optional.of(new Part.Broken(span, message));
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

    Pieces(int start) {
      this.start = start;
    }

    void add(char c, boolean asQuoted) {
      begin(asQuoted);
      text.append(c);
    }

    void addAll(String literal) {
      begin(true);
      text.append(literal);
    }

    void add(Part part) {
      flush();
      parts.add(part);
    }

    private void begin(boolean asQuoted) {
      if (open && quoted != asQuoted) {
        flush();
      }
      if (!open) {
        open = true;
        quoted = asQuoted;
        start = at;
      }
    }

    private void flush() {
      if (open) {
        int end = Math.max(at, start);
        parts.add(new Part.Literal(place(Math.max(0, start - 1), end), text.toString(), quoted));
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
