package dockwalk.grammar;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Lexer;

/** What of the lexical layer depends on text seen before: directives and here-documents. */
public abstract class DockerfileLexerBase extends Lexer {
  private static final Set<String> DIRECTIVES = Set.of("syntax", "escape", "check");
  private static final Pattern DIRECTIVE =
      Pattern.compile("\\s*#\\s*([A-Za-z][A-Za-z0-9]*)\\s*=\\s*(.+?)\\s*");

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
    Matcher directive = DIRECTIVE.matcher(getText());
    directivesAllowed &= directive.matches();
    String name = directivesAllowed ? directive.group(1).toLowerCase(Locale.ROOT) : "";
    directivesAllowed &= DIRECTIVES.contains(name);
    if (!directivesAllowed) {
      setChannel(HIDDEN);
      return;
    }
    setType(DockerfileLexer.DIRECTIVE);
    String value = directive.group(2);
    if (name.equals("escape") && (value.equals("\\") || value.equals("`"))) {
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
