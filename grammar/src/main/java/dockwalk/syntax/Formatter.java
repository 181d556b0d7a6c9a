package dockwalk.syntax;

import dockwalk.grammar.DockerfileLexer;
import dockwalk.grammar.DockerfileLexerBase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.Token;

/**
 * Lays a Dockerfile out in the canonical way, and changes nothing of what it means:
 *
 * <ul>
 *   <li>keywords, {@code AS} and the type of a health check in upper case, at the line's start;
 *   <li>one blank between words on one line, {@code ["a", "b"]} for the JSON form;
 *   <li>at most one blank line in a row, none at the ends of the file, one before each further
 *       stage and the comment above it;
 *   <li>no blanks after the escape character, no blank lines between the lines of an instruction.
 * </ul>
 *
 * Comments, here-documents, the text of shell commands and triggers, and the places where lines are
 * cut stay as they are.
 */
public final class Formatter {
  private final Dockerfile file;
  private final String source;
  private final boolean wordsToo;
  private final List<Block> blocks = new ArrayList<>();

  /** A blank line, a comment, or an instruction, whose lines end with {@code \n}. */
  private record Block(Kind kind, String text) {}

  private enum Kind {
    BLANK,
    COMMENT,
    STAGE,
    INSTRUCTION
  }

  private Formatter(Dockerfile file, boolean wordsToo) {
    this.file = file;
    this.source = file.source().text();
    this.wordsToo = wordsToo;
  }

  /**
   * The text of {@code file} in the canonical layout. Formatting that again changes nothing.
   *
   * @throws IllegalArgumentException if the file has errors: what is not understood is not touched
   */
  public static String format(Dockerfile file) {
    if (!file.valid()) {
      throw new IllegalArgumentException("a Dockerfile with errors is not formatted");
    }
    for (boolean wordsToo : new boolean[] {true, false}) {
      String text = new Formatter(file, wordsToo).format();
      if (Meaning.same(file, Dockerfile.parse(new SourceFile(file.source().name(), text)))) {
        return text;
      }
    }
    return file.source().text();
  }

  private String format() {
    String eol = source.startsWith("\r\n", Math.max(0, source.indexOf('\n') - 1)) ? "\r\n" : "\n";
    read(eol);
    separateStages();
    while (!blocks.isEmpty() && blocks.getLast().kind() == Kind.BLANK) {
      blocks.removeLast();
    }
    StringBuilder text = new StringBuilder();
    boolean blank = !hidesDirective();
    for (Block block : blocks) {
      boolean again = blank;
      blank = block.kind() == Kind.BLANK;
      text.append(!blank ? block.text() : again ? "" : eol);
    }
    return text.toString();
  }

  /** A blank line at the start keeps a comment that looks like a directive from being one. */
  private boolean hidesDirective() {
    return blocks.stream()
        .filter(block -> block.kind() != Kind.BLANK)
        .findFirst()
        .filter(block -> block.kind() == Kind.COMMENT && block.text().indexOf('=') >= 0)
        .isPresent();
  }

  private void read(String eol) {
    List<Token> tokens = new ArrayList<>(DockerfileLexerBase.of(source).getAllTokens());
    int statement = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      switch (token.getType()) {
        case DockerfileLexer.BLANK, DockerfileLexer.BQ_BLANK ->
            blocks.add(new Block(Kind.BLANK, ""));
        case DockerfileLexer.COMMENT, DockerfileLexer.BQ_COMMENT, DockerfileLexer.DIRECTIVE ->
            blocks.add(new Block(Kind.COMMENT, withEnd(token.getText(), eol)));
        case DockerfileLexer.KEYWORD -> {
          int last = i;
          while (last + 1 < tokens.size() && inside(tokens.get(last + 1))) {
            last++;
          }
          int end = tokens.get(last).getStopIndex() + 1;
          Statement instruction = file.statements().get(statement++);
          comments(token.getStartIndex(), instruction.keywordSpan().start(), eol);
          blocks.add(instruction(instruction, end, eol));
          i = last;
        }
        case DockerfileLexer.HEREDOC_LINE, DockerfileLexer.HEREDOC_END -> {
          Block before = blocks.removeLast();
          blocks.add(new Block(before.kind(), before.text() + withEnd(token.getText(), eol)));
        }
        default -> {}
      }
    }
  }

  /** An escape character before the keyword joins nothing; of its lines the comments stay. */
  private void comments(int start, int keyword, String eol) {
    if (start < keyword && blocks.isEmpty()) {
      blocks.add(new Block(Kind.BLANK, "")); // what it began with kept comments from directing
    }
    source
        .substring(start, keyword)
        .lines()
        .filter(line -> line.strip().startsWith("#"))
        .forEach(line -> blocks.add(new Block(Kind.COMMENT, withEnd(line, eol))));
  }

  private static boolean inside(Token token) {
    return switch (token.getType()) {
      case DockerfileLexer.TEXT, DockerfileLexer.CONTINUATION, DockerfileLexer.BQ_CONTINUATION ->
          true;
      default -> false;
    };
  }

  private Block instruction(Statement statement, int end, String eol) {
    String text =
        wordsToo
            ? InstructionLayout.of(source, statement, end, file.escape())
            : untouched(statement, end);
    boolean stage = statement.keyword().toUpperCase(Locale.ROOT).equals("FROM");
    return new Block(stage ? Kind.STAGE : Kind.INSTRUCTION, withEnd(text.replace("\n", eol), eol));
  }

  /** An instruction of which only the keyword and the blank lines inside are laid out. */
  private String untouched(Statement statement, int end) {
    Span span = statement.keywordSpan();
    String keyword = source.substring(span.start(), span.end());
    String rest = source.substring(span.end(), end);
    String upper = keyword.indexOf('\n') < 0 ? keyword.toUpperCase(Locale.ROOT) : keyword;
    return (upper + rest).replace("\r\n", "\n").replaceAll("\n{2,}", "\n");
  }

  private static String withEnd(String text, String eol) {
    return text.endsWith("\n") ? text : text + eol;
  }

  /** Puts a blank line before every stage but the first, and before the comment above it. */
  private void separateStages() {
    boolean first = true;
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i).kind() != Kind.STAGE) {
        continue;
      }
      int start = i;
      while (start > 0 && blocks.get(start - 1).kind() == Kind.COMMENT) {
        start--;
      }
      if (!first && start > 0 && blocks.get(start - 1).kind() != Kind.BLANK) {
        blocks.add(start, new Block(Kind.BLANK, ""));
        i++;
      }
      first = false;
    }
  }
}
