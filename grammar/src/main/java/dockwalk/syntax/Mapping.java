package dockwalk.syntax;

import dockwalk.syntax.Instruction.Flag;
import dockwalk.syntax.Statement.Argument;
import java.util.ArrayList;
import java.util.List;

/** One statement on its way to an instruction, and the list that its faults go to. */
final class Mapping {
  /** Begins what matters only if a build needs the stage. */
  static final String LATER = "a build of this stage will fail: ";

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

  /** The word in {@code argument}, which a build expands; it is told if it cannot be. */
  Word word(Argument argument) {
    Word word = Word.parse(argument.text(), argument.span(), escape);
    word.broken().ifPresent(broken -> diagnostics.add(doubtful(word, broken)));
    return word;
  }

  /** What to say of a word that cannot be expanded. */
  static Diagnostic doubtful(Word word, Word.Part.Broken broken) {
    String message =
        LATER + "failed to process " + GoQuote.of(word.raw()) + ": " + broken.message();
    return Diagnostic.error(RULE, broken.span(), message, broken.help())
        .as(Diagnostic.Severity.WARNING)
        .seeing(ReferenceSection.VARIABLES);
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
        Diagnostic.error(RULE, flag.span(), LATER + message, help)
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
