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
    List<Span> bodies =
        file.statements().stream()
            .flatMap(statement -> statement.heredocs().stream())
            .map(Instruction.Heredoc::span)
            .toList();
    for (int number = 1; number <= source.lineCount(); number++) {
      String line = source.line(number);
      Span span = new Span(source.start(number), source.start(number) + line.length());
      if (line.stripLeading().startsWith("#")
          && bodies.stream()
              .noneMatch(body -> body.start() < span.end() && span.start() < body.end())) {
        found.add(new Highlight(span, Kind.COMMENT));
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
