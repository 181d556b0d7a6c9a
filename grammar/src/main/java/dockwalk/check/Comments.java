package dockwalk.check;

import dockwalk.syntax.Dockerfile;
import dockwalk.syntax.SourceFile;
import dockwalk.syntax.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The comments that belong to an instruction: those between the instruction before it and itself,
 * from the last empty comment on. Blank lines between them do not count, directives are none. The
 * reference takes one letter off the front of a comment: an indented one keeps its {@code #}, and
 * so says nothing to the checks.
 */
final class Comments {
  private final SourceFile source;
  private int line;

  Comments(Dockerfile file) {
    this.source = file.source();
    this.line = 1 + file.directives().size();
  }

  /** The comments of the next statement; ask in file order. */
  List<String> before(Statement statement) {
    List<String> comments = new ArrayList<>();
    int first = source.firstLine(statement.span());
    for (; line < first; line++) {
      String text = source.raw(line);
      if (SourceFile.comment(text)) {
        String comment = text.substring(1).strip();
        if (comment.isEmpty()) {
          comments.clear();
        } else {
          comments.add(comment);
        }
      }
    }
    line = source.lastLine(statement.span()) + 1;
    return comments;
  }
}
