package dockwalk.syntax;

import dockwalk.grammar.WordLexer;
import dockwalk.grammar.WordLexerBase;
import dockwalk.grammar.WordParser;
import dockwalk.grammar.WordParser.DoubleContext;
import dockwalk.grammar.WordParser.OperandContext;
import dockwalk.grammar.WordParser.PartsContext;
import dockwalk.grammar.WordParser.SingleContext;
import dockwalk.grammar.WordParser.SubstitutionContext;
import dockwalk.syntax.Word.Operator;
import dockwalk.syntax.Word.Part;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * Reads words: turns the tree of {@code WordParser.g4} into parts.
 *
 * <p>What a word breaks is told where the reference implementation would tell it: while expanding,
 * at the first place that is wrong. At the end of the text, what is still open there hides what is
 * wrong inside it.
 */
final class WordReader {
  private final String raw;
  private final Span span;
  private final char escape;
  private final boolean exact;

  /** Whether something is wrong before the end: what follows is not looked at. */
  private boolean hopeless;

  private WordReader(String raw, Span span, char escape) {
    this.raw = raw;
    this.span = span;
    this.escape = escape;
    this.exact = span.end() - span.start() == raw.length();
  }

  /** Reads {@code raw}, whose characters stand at {@code span}. */
  static Word read(String raw, Span span, char escape, boolean quotes) {
    if (!special(raw, escape, quotes)) {
      return new Word(
          span, raw, raw.isEmpty() ? List.of() : List.of(new Part.Literal(span, raw, false)));
    }
    WordReader reader = new WordReader(raw, span, escape);
    Pieces pieces = new Pieces(reader::place);
    WordParser parser =
        new WordParser(new CommonTokenStream(WordLexerBase.of(raw, escape, quotes)));
    parser.removeErrorListeners();
    reader.parts(parser.word().parts(), Quoting.NONE, pieces);
    return new Word(span, raw, pieces.finish());
  }

  /** Most words stand for themselves; then nothing of ANTLR needs to be started. */
  private static boolean special(String raw, char escape, boolean quotes) {
    return raw.indexOf('$') >= 0
        || raw.indexOf(escape) >= 0
        || (quotes && (raw.indexOf('\'') >= 0 || raw.indexOf('"') >= 0));
  }

  /** What escapes mean at a place; patterns keep them, since they are patterns' escapes too. */
  private enum Quoting {
    NONE,
    DOUBLE,
    PATTERN,
    DOUBLE_IN_PATTERN;

    boolean quoted() {
      return this == DOUBLE || this == DOUBLE_IN_PATTERN;
    }

    boolean keepsEscapes() {
      return this == PATTERN || this == DOUBLE_IN_PATTERN;
    }

    Quoting inDouble() {
      return keepsEscapes() ? DOUBLE_IN_PATTERN : DOUBLE;
    }
  }

  private void parts(PartsContext parts, Quoting quoting, Pieces into) {
    if (parts.children == null) {
      return;
    }
    for (ParseTree part : parts.children) {
      if (hopeless) {
        return;
      }
      switch (part) {
        case TerminalNode leaf -> token(leaf.getSymbol(), quoting, into);
        case SingleContext single -> single(single, into);
        case DoubleContext quotes -> doubleQuoted(quotes, quoting, into);
        case SubstitutionContext substitution -> substitution(substitution, quoting, into);
        default -> throw new IllegalStateException(part.getClass().getName());
      }
    }
  }

  private void token(Token token, Quoting quoting, Pieces into) {
    int start = first(token);
    int end = after(token);
    switch (token.getType()) {
      case WordLexer.TEXT -> into.text(raw.substring(start, end), quoting.quoted(), start, end);
      case WordLexer.ESCAPED -> escaped(start, end, quoting, into);
      case WordLexer.VARIABLE -> {
        String name = raw.substring(start + 1, end);
        variable(start, end, name, Optional.empty(), quoting, into);
      }
      case WordLexer.BAD -> giveUp(start, WordFault.bad(escape), into);
      default -> giveUp(start, WordFault.TOO_DEEP, into);
    }
  }

  private void variable(
      int start, int end, String name, Optional<Operator> operator, Quoting quoting, Pieces into) {
    into.add(new Part.Variable(place(start, end), name, operator, quoting.quoted()), end);
  }

  private void fail(int start, WordFault fault, Pieces into) {
    into.add(new Part.Broken(place(start, raw.length()), fault), raw.length());
  }

  private void giveUp(int start, WordFault fault, Pieces into) {
    fail(start, fault, into);
    hopeless = true;
  }

  private void escaped(int start, int end, Quoting quoting, Pieces into) {
    String letter = raw.substring(start + 1, end);
    if (quoting.quoted()) {
      boolean resolved = letter.isEmpty() || "\"$".contains(letter) || letter.charAt(0) == escape;
      String kept = quoting.keepsEscapes() ? String.valueOf(escape) : "";
      into.text(kept + (resolved ? letter : escape + letter), true, start, end);
      return;
    }
    int from = start;
    if (quoting.keepsEscapes()) {
      into.text(String.valueOf(escape), false, start, start + 1);
      from = start + 1;
    }
    if (!letter.isEmpty()) {
      into.text(letter, true, from, end);
    }
  }

  private void single(SingleContext single, Pieces into) {
    int start = first(single.getStart());
    if (single.SINGLE_END() == null) {
      fail(start, WordFault.unmatched('\'', escape), into);
      return;
    }
    int end = after(single.getStop());
    into.text(raw.substring(start + 1, end - 1), true, start, end);
  }

  private void doubleQuoted(DoubleContext quotes, Quoting quoting, Pieces into) {
    int start = first(quotes.getStart());
    into.text("", true, start, start + 1);
    parts(quotes.parts(), quoting.inDouble(), into);
    if (quotes.DOUBLE_END() != null) {
      into.extend(after(quotes.getStop()));
    } else if (!hopeless && !into.broken()) {
      fail(start, WordFault.unmatched('"', escape), into);
    }
  }

  private void substitution(SubstitutionContext context, Quoting quoting, Pieces into) {
    Token open = context.OPEN().getSymbol();
    int start = first(open);
    String name = raw.substring(start + 2, after(open));
    if (context.UNSUPPORTED() != null) {
      unsupported(context.UNSUPPORTED().getSymbol(), start, into);
    } else if (context.UNKNOWN() != null) {
      unknown(context, start, into);
    } else if (context.REPLACE() != null) {
      Operator operator = replacement(context);
      variable(start, after(context.getStop()), name, Optional.of(operator), quoting, into);
    } else if (context.operand() != null) {
      Operator operator = operator(context);
      variable(start, after(context.getStop()), name, Optional.of(operator), quoting, into);
    } else if (context.CLOSE() != null) {
      variable(start, after(context.getStop()), name, Optional.empty(), quoting, into);
    } else {
      fail(start, WordFault.MISSING_BRACE, into);
    }
  }

  private void unsupported(Token symbol, int start, Pieces into) {
    int at = first(symbol);
    String shown = Character.toString(raw.codePointAt(at));
    fail(start, WordFault.unsupported(shown), into);
    hopeless = at + shown.length() < raw.length();
  }

  /** What is wrong inside the operand of an unknown operator comes before the operator. */
  private void unknown(SubstitutionContext context, int start, Pieces into) {
    Token sign = context.UNKNOWN().getSymbol();
    String written = raw.substring(first(sign), after(sign));
    if (written.equals(":#") || written.equals(":%")) {
      int end = after(sign);
      into.add(new Part.Broken(place(start, end), WordFault.unsupported(written)), end);
      hopeless = end < raw.length();
      return;
    }
    parts(context.operand().parts(), Quoting.NONE, into);
    if (hopeless) {
      return;
    }
    if (context.operand().CLOSE() == null) {
      into.unclosed(start, raw.length(), WordFault.MISSING_BRACE);
      return;
    }
    int at = first(context.UNKNOWN().getSymbol()) + 1;
    int end = after(context.getStop());
    String symbol = ":" + Character.toString(raw.codePointAt(at));
    into.add(new Part.Broken(place(start, end), WordFault.unsupported(symbol)), end);
    hopeless = end < raw.length();
  }

  private Operator operator(SubstitutionContext context) {
    boolean strip = context.STRIP() != null;
    Token symbol = (strip ? context.STRIP() : context.ALTERNATIVE()).getSymbol();
    Quoting quoting = strip ? Quoting.PATTERN : Quoting.NONE;
    Word operand = operand(context, after(symbol), quoting);
    return new Operator(symbol.getText(), operand, Optional.empty());
  }

  private Operator replacement(SubstitutionContext context) {
    Token symbol = context.REPLACE().getSymbol();
    Pieces pattern = new Pieces(this::place);
    parts(context.parts(), Quoting.PATTERN, pattern);
    if (context.PATTERN_END() == null) {
      Word word = unclosed(pattern, context, after(symbol), WordFault.MISSING_SLASH);
      return new Operator(symbol.getText(), word, Optional.empty());
    }
    Token slash = context.PATTERN_END().getSymbol();
    Word word = word(after(symbol), first(slash), pattern);
    Word with = operand(context, after(slash), Quoting.PATTERN);
    return new Operator(symbol.getText(), word, Optional.of(with));
  }

  /** The word from {@code from} up to its brace. */
  private Word operand(SubstitutionContext substitution, int from, Quoting quoting) {
    OperandContext context = substitution.operand();
    Pieces pieces = new Pieces(this::place);
    parts(context.parts(), quoting, pieces);
    return context.CLOSE() == null
        ? unclosed(pieces, substitution, from, WordFault.MISSING_BRACE)
        : word(from, first(context.CLOSE().getSymbol()), pieces);
  }

  /** The word from {@code from} to the end, which tells that {@code substitution} has none. */
  private Word unclosed(
      Pieces pieces, SubstitutionContext substitution, int from, WordFault fault) {
    if (!hopeless) {
      pieces.unclosed(first(substitution.getStart()), raw.length(), fault);
    }
    return word(from, raw.length(), pieces);
  }

  private Word word(int start, int end, Pieces pieces) {
    return new Word(place(start, end), raw.substring(start, end), pieces.finish());
  }

  private int first(Token token) {
    return token.getStartIndex();
  }

  private int after(Token token) {
    return token.getStopIndex() + 1;
  }

  private Span place(int start, int end) {
    return exact ? new Span(span.start() + start, span.start() + end) : span;
  }
}
