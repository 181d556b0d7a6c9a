package dockwalk.syntax;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A stretch of a Dockerfile that is to be set off when it is shown. */
public record Highlight(Span span, Kind kind) {
  /** What it is. */
  public enum Kind {
    KEYWORD,
    FLAG,
    VARIABLE,
    COMMENT
  }

  /** All of {@code file}, in order; none overlaps another. */
  public static List<Highlight> of(Dockerfile file) {
    List<Highlight> found = new ArrayList<>();
    comments(file, found);
    file.statements().forEach(statement -> statement(statement, found));
    file.instructions().forEach(each -> variables(Outline.of(each), found));
    found.sort(Comparator.comparingInt(each -> each.span.start()));
    List<Highlight> apart = new ArrayList<>();
    for (Highlight each : found) {
      if (apart.isEmpty() || apart.getLast().span.end() <= each.span.start()) {
        apart.add(each);
      }
    }
    return apart;
  }

  /** Lines that begin with {@code #}, also inside an instruction, but not in a here-document. */
  private static void comments(Dockerfile file, List<Highlight> found) {
    SourceFile source = file.source();
    int number = 1;
    for (Statement outer : file.statements()) {
      Statement statement = outer.nested().orElse(outer); // the bodies are those of the trigger
      boolean bodies = !statement.heredocs().isEmpty();
      comments(source, number, bodies ? bodyBefore(source, statement) : number - 1, found);
      number = bodies ? source.lastLine(outer.span()) + 1 : number;
    }
    comments(source, number, source.lineCount(), found);
  }

  /** The last line of a statement before the bodies of its here-documents. */
  private static int bodyBefore(SourceFile source, Statement statement) {
    int end = statement.keywordSpan().end();
    for (Statement.Argument argument : statement.arguments()) {
      end = Math.max(end, argument.span().end());
    }
    for (Instruction.Heredoc heredoc : statement.heredocs()) {
      end = Math.max(end, heredoc.span().end());
    }
    return source.locate(end - 1).line();
  }

  private static void comments(SourceFile source, int first, int last, List<Highlight> found) {
    for (int number = first; number <= last; number++) {
      String line = source.line(number);
      if (line.stripLeading().startsWith("#")) {
        int start = source.start(number);
        found.add(new Highlight(new Span(start, start + line.length()), Kind.COMMENT));
      }
    }
  }

  private static void statement(Statement statement, List<Highlight> found) {
    found.add(new Highlight(statement.keywordSpan(), Kind.KEYWORD));
    statement.flags().forEach(flag -> found.add(new Highlight(flag.span(), Kind.FLAG)));
    statement.nested().ifPresent(nested -> statement(nested, found));
  }

  private static void variables(Outline.Node node, List<Highlight> found) {
    if (node.kind().equals("variable")) {
      node.span().ifPresent(span -> found.add(new Highlight(span, Kind.VARIABLE)));
    }
    node.children().forEach(child -> variables(child, found));
  }
}
