package dockwalk.grammar;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.misc.Interval;

/** What of a word's lexical layer is a setting: the escape character, and what quotes mean. */
public abstract class WordLexerBase extends Lexer {
  /** How many substitutions may stand inside one another; people stop at three. */
  public static final int DEEPEST = 100;

  private char escape = '\\';
  private boolean quotes = true;
  private int depth;

  protected WordLexerBase(CharStream input) {
    super(input);
  }

  /**
   * A lexer for {@code text}.
   *
   * @param escape the file's escape character
   * @param quotes whether quotes quote; in the body of a here-document they are letters
   */
  public static WordLexer of(String text, char escape, boolean quotes) {
    WordLexer lexer = new WordLexer(new ClassStream(text));
    WordLexerBase settings = lexer;
    settings.escape = escape;
    settings.quotes = quotes;
    lexer.removeErrorListeners();
    return lexer;
  }

  /** Whether a quote or a substitution is still open. */
  public final boolean unfinished() {
    return !_modeStack.isEmpty();
  }

  protected final void escape() {
    boolean escapes = _input.LA(-1) == escape;
    setType(escapes ? WordLexer.ESCAPED : WordLexer.TEXT);
    if (escapes && _input.LA(1) != EOF) {
      String next = _input.getText(Interval.of(_input.index(), _input.index() + 1));
      _input.seek(_input.index() + Character.charCount(next.codePointAt(0)));
    }
  }

  protected final void quote(int mode) {
    if (quotes) {
      setType(mode == WordLexer.SINGLE_QUOTED ? WordLexer.SINGLE : WordLexer.DOUBLE);
      pushMode(mode);
    } else {
      setType(WordLexer.TEXT);
    }
  }

  protected final void open() {
    if (++depth > DEEPEST) {
      setType(WordLexer.TOO_DEEP);
      giveUp();
    } else {
      setType(WordLexer.OPEN);
      pushMode(WordLexer.OPERATOR);
    }
  }

  protected final void close() {
    setType(WordLexer.CLOSE);
    depth--;
    popMode();
  }

  /** What follows means nothing: it becomes a part of this token. */
  protected final void giveUp() {
    _input.seek(_input.size());
  }
}
