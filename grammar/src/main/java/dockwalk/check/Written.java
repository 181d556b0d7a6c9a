package dockwalk.check;

import dockwalk.syntax.Instruction;
import dockwalk.syntax.Statement;
import java.util.List;

/**
 * An instruction with what the syntax tree leaves out of it.
 *
 * @param statement the same as the lexical layer sees it: the keyword in its own letters
 * @param comments the lines of comment directly above it, without the {@code #}
 * @param options what those comments set for it
 */
record Written(
    Instruction instruction, Statement statement, List<String> comments, CheckOptions options) {
  Written {
    comments = List.copyOf(comments);
  }

  /** The keyword as written. */
  String keyword() {
    return statement.keyword();
  }
}
