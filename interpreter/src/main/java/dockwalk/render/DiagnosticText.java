package dockwalk.render;

import dockwalk.syntax.Diagnostic;
import dockwalk.syntax.Dockerfile;
import dockwalk.syntax.SourceFile;
import dockwalk.syntax.Span;
import dockwalk.syntax.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Shows a diagnostic with its place: what is wrong, the lines with a mark, what to write instead.
 *
 * <pre>
 * Dockerfile:4:1: error: unknown instruction: CPOY (did you mean COPY?)
 *    3 |     WORKDIR /app
 *    4 | >>> CPOY . .
 *      |     ^^^^
 *   help: Write COPY.
 *   see:  Dockerfile reference, "Format": https://docs.docker.com/reference/dockerfile/#format
 * </pre>
 */
public final class DiagnosticText {
  private static final int AROUND = 2;

  /** Around an instruction of several lines the reference shows less (errdefs, source.go). */
  private static final int AROUND_MANY = 1;

  private static final int WIDEST = 160;

  /** Messages quote what is wrong, which may be anything. */
  private static final int LONGEST = 1_000;

  private DiagnosticText() {}

  /** The whole message, with a line end. */
  public static String of(SourceFile source, Diagnostic diagnostic) {
    StringBuilder text = new StringBuilder();
    String place = diagnostic.placed() ? source.locate(diagnostic.span().start()) + ": " : "";
    text.append(Shown.text(place))
        .append(severity(diagnostic))
        .append(": ")
        .append(safe(diagnostic.message()))
        .append('\n');
    if (diagnostic.placed() && !source.text().isEmpty()) {
      lines(source, diagnostic.span(), true, text);
    }
    diagnostic.help().ifPresent(help -> text.append("  help: ").append(safe(help)).append('\n'));
    diagnostic.see().ifPresent(see -> text.append("  see:  ").append(see).append('\n'));
    return text.toString();
  }

  /** A message with what it quotes of the file made fit for a terminal, and cut if endless. */
  static String safe(String message) {
    return message.lines().map(line -> Shown.cut(line, LONGEST)).collect(Collectors.joining("\n"));
  }

  /** The same; where the instruction begins on an earlier line, that is said too. */
  public static String of(Dockerfile file, Diagnostic diagnostic) {
    SourceFile source = file.source();
    String text = of(source, diagnostic);
    Optional<Statement> statement = around(file.statements(), diagnostic.span().start());
    int line = statement.map(s -> source.firstLine(s.span())).orElse(Integer.MAX_VALUE);
    return line < source.firstLine(diagnostic.span())
        ? text
            + "  in the %s that begins on line %d%n"
                .formatted(statement.get().keyword().toUpperCase(Locale.ROOT), line)
        : text;
  }

  /** The statement in which {@code offset} is; they stand in file order. */
  private static Optional<Statement> around(List<Statement> statements, int offset) {
    int low = 0;
    int high = statements.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (statements.get(middle).span().start() <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low > 0 && statements.get(low - 1).span().end() >= offset
        ? Optional.of(statements.get(low - 1))
        : Optional.empty();
  }

  /** The lines around {@code span} as BuildKit shows them under a failed build. */
  public static String excerpt(SourceFile source, Span span) {
    String rule = "--------------------\n";
    StringBuilder text = new StringBuilder();
    text.append(source.name()).append(':').append(source.firstLine(span)).append('\n').append(rule);
    lines(source, span, false, text);
    return text.append(rule).toString();
  }

  private static void lines(SourceFile source, Span span, boolean caret, StringBuilder text) {
    int first = source.firstLine(span);
    int last = source.lastLine(span);
    int around = caret || first == last ? AROUND : AROUND_MANY;
    int from = Math.max(1, first - around);
    int to = Math.min(source.lineCount(), last + (caret ? 0 : around));
    for (int line = from; line <= to; line++) {
      boolean inside = line >= first && line <= last;
      text.append(" %3d | %s %s%n".formatted(line, inside ? ">>>" : "   ", shown(source, line)));
      if (caret && line == first) {
        text.append("     |     ").append(marker(source, span, line)).append('\n');
      }
    }
  }

  /** A line without what would disturb a terminal, cut where it is endless. */
  private static String shown(SourceFile source, int line) {
    String text = source.line(line).replace('\t', ' ').replaceAll("\\p{Cntrl}", "\uFFFD");
    return text.length() > WIDEST ? text.substring(0, WIDEST) + "…" : text;
  }

  private static String marker(SourceFile source, Span span, int line) {
    int column = source.locate(span.start()).column() - 1;
    int end =
        source.lastLine(span) == line
            ? source.locate(span.end()).column() - 1
            : source.line(line).length();
    int start = Math.min(column, WIDEST);
    return " ".repeat(start) + "^".repeat(Math.max(1, Math.min(end, WIDEST) - start));
  }

  private static String severity(Diagnostic diagnostic) {
    return switch (diagnostic.severity()) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "note";
    };
  }
}
