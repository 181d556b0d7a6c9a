package dockwalk.grammar;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Lexer;

/** What of the lexical layer depends on text seen before: directives and here-documents. */
public abstract class DockerfileLexerBase extends Lexer {
  private char escape = '\\';
  private boolean directivesAllowed = true;
  private final StringBuilder line = new StringBuilder();
  private final Deque<HeredocMark> open = new ArrayDeque<>();

  protected DockerfileLexerBase(CharStream input) {
    super(input);
  }

  /** The escape character, as the directives say. */
  public final char escape() {
    return escape;
  }

  protected final boolean escapes(char candidate) {
    return candidate == escape && _input.LA(-1) != escape;
  }

  protected final boolean atEnd() {
    return _input.LA(1) == EOF;
  }

  protected final void endDirectives() {
    directivesAllowed = false;
  }

  protected final void comment() {
    Optional<Directive> directive = directivesAllowed ? Directive.of(getText()) : Optional.empty();
    directivesAllowed = directive.isPresent();
    if (directive.isEmpty()) {
      setChannel(HIDDEN);
      return;
    }
    setType(DockerfileLexer.DIRECTIVE);
    String value = directive.get().value();
    if (directive.get().name().equals("escape") && (value.equals("\\") || value.equals("`"))) {
      escape = value.charAt(0);
    }
  }

  protected final void keyword() {
    directivesAllowed = false;
    line.setLength(0);
    String keyword = Continuation.after(escape).matcher(getText()).replaceAll("");
    line.append(keyword).append(' ');
  }

  protected final void text() {
    line.append(getText());
  }

  protected final void endOfLine() {
    open.addAll(HeredocMark.in(line.toString(), escape));
    mode(open.isEmpty() ? DEFAULT_MODE : DockerfileLexer.HEREDOC);
  }

  protected final void heredocLine() {
    if (open.getFirst().endsAt(getText())) {
      open.removeFirst();
      setType(DockerfileLexer.HEREDOC_END);
      if (open.isEmpty()) {
        mode(DEFAULT_MODE);
      }
    }
  }
}
