package dockwalk.grammar;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Token;

/** What of the lexical layer depends on text seen before: directives and here-documents. */
public abstract class DockerfileLexerBase extends Lexer {
  private char escape = '\\';
  private boolean directivesAllowed = true;
  private final StringBuilder line = new StringBuilder();
  private final Deque<HeredocMark> open = new ArrayDeque<>();

  protected DockerfileLexerBase(CharStream input) {
    super(input);
  }

  /** A lexer for {@code text}; the offsets of its tokens are those of the text. */
  public static DockerfileLexer of(String text) {
    DockerfileLexer lexer = new DockerfileLexer(new ClassStream(text));
    lexer.removeErrorListeners();
    return lexer;
  }

  /** The same without blanks, comments and continuations, which mean nothing. */
  public static DockerfileLexer meaningful(String text) {
    DockerfileLexer lexer =
        new DockerfileLexer(new ClassStream(text)) {
          @Override
          public Token nextToken() {
            Token token = super.nextToken();
            while (token.getChannel() == HIDDEN) {
              token = super.nextToken();
            }
            return token;
          }
        };
    lexer.removeErrorListeners();
    return lexer;
  }

  /** The escape character, as the directives say. */
  public final char escape() {
    return escape;
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
      mode(between());
    }
  }

  protected final void keyword() {
    directivesAllowed = false;
    line.setLength(0);
    String keyword = getText();
    line.append(
        keyword.indexOf(escape) < 0
            ? keyword
            : Continuation.after(escape).matcher(keyword).replaceAll(""));
  }

  protected final void text() {
    line.append(getText());
  }

  protected final void endOfLine() {
    open.addAll(HeredocMark.in(line.toString(), escape));
    mode(open.isEmpty() ? between() : DockerfileLexer.HEREDOC);
  }

  protected final void heredocLine() {
    if (open.getFirst().endsAt(getText())) {
      open.removeFirst();
      setType(DockerfileLexer.HEREDOC_END);
      if (open.isEmpty()) {
        mode(between());
      }
    }
  }

  /** The mode in which an instruction may begin. */
  private int between() {
    return escape == '`' ? DockerfileLexer.BACK_QUOTE : DEFAULT_MODE;
  }
}
