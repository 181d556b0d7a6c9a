package dockwalk.syntax;

import dockwalk.syntax.Instruction.Flag;
import dockwalk.syntax.Statement.Argument;
import java.util.ArrayList;
import java.util.List;

/** One statement on its way to an instruction, and the list that its faults go to. */
final class Mapping {
  private static final String RULE = "instruction";

  private final Statement statement;
  private final String keyword;
  private final char escape;
  private final List<Diagnostic> diagnostics;

  Mapping(Statement statement, String keyword, char escape, List<Diagnostic> diagnostics) {
    this.statement = statement;
    this.keyword = keyword;
    this.escape = escape;
    this.diagnostics = diagnostics;
  }

  Statement statement() {
    return statement;
  }

  /** In upper case. */
  String keyword() {
    return keyword;
  }

  char escape() {
    return escape;
  }

  List<Argument> arguments() {
    return statement.arguments();
  }

  /** The options; their faults have been told before. */
  List<Flag> flags() {
    return FlagRules.check(statement, escape, new ArrayList<>());
  }

  Word word(Argument argument) {
    return Word.parse(argument.text(), argument.span(), escape);
  }

  /** Something is wrong with the whole statement. */
  void wrong(String message, String help) {
    wrong(statement.span(), message, help);
  }

  void wrong(Span span, String message, String help) {
    diagnostics.add(Diagnostic.error(RULE, span, message, help).seeing(keyword));
  }

  /** An option's value is wrong, which matters only if a build needs this stage. */
  void doubtful(Flag flag, String message, String help) {
    diagnostics.add(
        Diagnostic.error(RULE, flag.span(), "a build of this stage will fail: " + message, help)
            .as(Diagnostic.Severity.WARNING)
            .seeing(ReferenceSection.option(keyword, flag.name())));
  }

  /** An option's value is wrong. */
  void wrong(Flag flag, String message, String help) {
    diagnostics.add(
        Diagnostic.error(RULE, flag.span(), message, help)
            .seeing(ReferenceSection.option(keyword, flag.name())));
  }
}
