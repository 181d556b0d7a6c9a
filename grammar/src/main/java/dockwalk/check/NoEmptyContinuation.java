package dockwalk.check;

import dockwalk.syntax.SourceFile;
import dockwalk.syntax.Span;
import dockwalk.syntax.Statement;

/** A blank line inside an instruction that goes on. */
final class NoEmptyContinuation implements Check.OfFile {
  private static final Rule RULE =
      Rule.of(
          "NoEmptyContinuation",
          "no-empty-continuation",
          "Empty continuation lines will become errors in a future release");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void inspect(Subject subject, Report report) {
    SourceFile source = subject.file().source();
    int last = source.lineCount() - (source.text().endsWith("\n") ? 1 : 0);
    for (Statement statement : subject.file().statements()) {
      int line = source.firstLine(statement.span());
      boolean empty = false;
      boolean goesOn = continued(source.raw(line), subject.file().escape());
      // Lines of which nothing is left belong to the instruction, too: up to the end of the file.
      while (goesOn && line < last) {
        line++;
        String text = source.raw(line);
        boolean blank = SourceFile.blank(text);
        empty |= blank;
        goesOn = blank || SourceFile.comment(text) || continued(text, subject.file().escape());
      }
      if (empty) {
        report.add(span(source, statement, line), "Empty continuation line");
      }
    }
  }

  /** The reference names the last line of the instruction (a here-document does not count). */
  private static Span span(SourceFile source, Statement statement, int line) {
    int start = statement.span().start();
    for (int at = source.firstLine(statement.span()); at < line; at++) {
      start = source.text().indexOf('\n', start) + 1;
    }
    return new Span(start, Math.max(start, Math.min(statement.span().end(), start + 1)));
  }

  private static boolean continued(String line, char escape) {
    int last = line.length() - 1;
    while (last >= 0 && " \t".indexOf(line.charAt(last)) >= 0) {
      last--;
    }
    return last >= 0
        && line.charAt(last) == escape
        && (last == 0 || line.charAt(last - 1) != escape);
  }
}
