package dockwalk.syntax;

import dockwalk.grammar.Blank;
import dockwalk.grammar.Continuation;
import dockwalk.grammar.Directive;
import dockwalk.grammar.DockerfileLexer;
import dockwalk.grammar.DockerfileLexerBase;
import dockwalk.grammar.DockerfileParser;
import dockwalk.grammar.DockerfileParser.HeredocContext;
import dockwalk.grammar.DockerfileParser.InstructionContext;
import dockwalk.grammar.HeredocMark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.UnbufferedTokenStream;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * Reads a text into statements, one at a time: runs the lexer, joins lines, gathers here-documents.
 * Nothing of ANTLR's tokens and trees is kept, since it would take more room than the result.
 */
final class DockerfileReader {
  private static final int LONGEST_LINE = 65_535;
  private static final String RULE = "syntax";

  private final SourceFile source;
  private final Faults diagnostics = new Faults();
  private final SequencedMap<String, String> directives = new LinkedHashMap<>();
  private final DockerfileLexer lexer;
  private final DockerfileParser parser;

  DockerfileReader(SourceFile source) {
    this.source = source;
    this.lexer = DockerfileLexerBase.meaningful(source.text());
    this.parser = new DockerfileParser(new UnbufferedTokenStream<>(lexer));
    parser.removeErrorListeners();
    longLines();
  }

  Faults diagnostics() {
    return diagnostics;
  }

  SequencedMap<String, String> directives() {
    return directives;
  }

  char escape() {
    return lexer.escape();
  }

  /** Whether a statement follows; reads the directives before it. */
  boolean more() {
    while (parser.getCurrentToken().getType() == DockerfileLexer.DIRECTIVE) {
      directive(parser.getCurrentToken());
      parser.getInputStream().consume();
    }
    return parser.getCurrentToken().getType() != Token.EOF;
  }

  /** Reads the statement that {@link #more} has found. */
  Statement read() {
    return statement(parser.instruction());
  }

  /** The limit counts the bytes of UTF-8, without the line feed. */
  private void longLines() {
    String text = source.text();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      if (utf8Length(text, start, end) > LONGEST_LINE) {
        diagnostics.add(
            Diagnostic.error(
                    RULE,
                    new Span(start, end),
                    "dockerfile line greater than max allowed size of " + LONGEST_LINE,
                    "Break it into several lines, each but the last with a \\ at its end.")
                .seeing(ReferenceSection.FORMAT));
      }
      start = end + 1;
    }
  }

  private static int utf8Length(String text, int start, int end) {
    if (end - start <= LONGEST_LINE / 3) {
      return end - start;
    }
    return text.subSequence(start, end)
        .codePoints()
        .map(c -> c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4)
        .sum();
  }

  private void directive(Token token) {
    int start = token.getStartIndex();
    Span span = new Span(start, start + Blank.end(token.getText()));
    Directive directive = Directive.of(token.getText()).orElseThrow();
    String name = directive.name();
    String value = directive.value();
    if (directives.putIfAbsent(name, value) != null) {
      diagnostics.add(
          Diagnostic.error(
                  RULE,
                  span,
                  "only one " + name + " parser directive can be used",
                  "Leave one of them out.")
              .seeing(ReferenceSection.DIRECTIVES));
    } else if (name.equals("escape") && !value.equals("\\") && !value.equals("`")) {
      diagnostics.add(
          Diagnostic.error(
                  RULE,
                  span,
                  "invalid escape token '" + value + "' does not match ` or \\",
                  "Write # escape=` or # escape=\\.")
              .seeing("escape"));
    }
  }

  private Statement statement(InstructionContext instruction) {
    Token keyword = instruction.KEYWORD().getSymbol();
    LogicalLine line = new LogicalLine();
    appendKeyword(line, keyword);
    for (TerminalNode piece : instruction.TEXT()) {
      Token token = piece.getSymbol();
      line.append(token.getText(), token.getStartIndex());
    }
    line.stripTrailing();
    int last = line.text().length();
    int end = last > 0 ? line.span(0, last).end() : keyword.getStopIndex() + 1;
    List<HeredocContext> bodies = instruction.heredoc();
    List<Instruction.Heredoc> heredocs = heredocs(line, bodies);
    if (!bodies.isEmpty()) {
      end = bodies.getLast().getStop().getStopIndex() + 1;
      end -= source.text().charAt(end - 1) == '\n' ? 1 : 0;
    }
    Span span = new Span(keyword.getStartIndex(), end);
    return new StatementParser(lexer.escape(), diagnostics).parse(line, span, heredocs);
  }

  private List<Instruction.Heredoc> heredocs(LogicalLine line, List<HeredocContext> bodies) {
    List<Instruction.Heredoc> heredocs = new ArrayList<>();
    for (HeredocMark mark : HeredocMark.in(line.text(), lexer.escape())) {
      Span at = line.span(mark.start(), mark.end());
      int index = heredocs.size();
      if (index >= bodies.size() || bodies.get(index).HEREDOC_END() == null) {
        unterminated(mark, at);
      }
      heredocs.add(
          new Instruction.Heredoc(
              at,
              mark.delimiter(),
              mark.expand(),
              mark.stripTabs(),
              mark.fileDescriptor(),
              index < bodies.size() ? body(bodies.get(index)) : ""));
    }
    return heredocs;
  }

  /** A keyword may be cut by a continuation line: the pieces before and after it are joined. */
  private void appendKeyword(LogicalLine line, Token keyword) {
    String text = keyword.getText();
    int offset = keyword.getStartIndex();
    if (text.indexOf(lexer.escape()) < 0) {
      line.append(text, offset);
      return;
    }
    int from = 0;
    Matcher cut = Continuation.after(lexer.escape()).matcher(text);
    while (cut.find() && endsLine(keyword, cut.start())) {
      line.append(text.substring(from, cut.start()), offset + from);
      from = cut.end();
    }
    line.append(text.substring(from), offset + from);
  }

  /** Whether the escape character at {@code at} ends a line: a blank may follow the keyword too. */
  private boolean endsLine(Token keyword, int at) {
    return keyword.getText().indexOf('\n', at) >= 0
        || keyword.getStopIndex() + 1 == source.text().length();
  }

  private void unterminated(HeredocMark mark, Span at) {
    diagnostics.add(
        Diagnostic.error(
                RULE,
                at,
                "unterminated heredoc",
                "End it with a line that holds only " + mark.delimiter() + ".")
            .seeing(ReferenceSection.HEREDOCS));
  }

  private static String body(HeredocContext heredoc) {
    StringBuilder body = new StringBuilder();
    heredoc.HEREDOC_LINE().forEach(line -> body.append(line.getText()));
    return body.toString();
  }
}
