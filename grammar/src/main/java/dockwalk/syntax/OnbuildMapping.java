package dockwalk.syntax;

import dockwalk.syntax.Instruction.Heredoc;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** {@code ONBUILD}: a trigger is only stored, so that its own faults stop no build yet. */
final class OnbuildMapping {
  private static final Pattern ONBUILD =
      Pattern.compile("^ONBUILD[ \\t\\n\\f\\r]*", Pattern.CASE_INSENSITIVE);

  private OnbuildMapping() {}

  /**
   * @param trigger makes an instruction of the nested statement, its faults told as warnings
   */
  static Optional<Instruction> map(Mapping m, Function<Statement, Optional<Instruction>> trigger) {
    Statement s = m.statement();
    if (s.nested().isEmpty()) {
      m.wrong(
          "ONBUILD requires at least one argument",
          "Write ONBUILD and the instruction to run later.");
      return Optional.empty();
    }
    Statement nested = s.nested().get();
    String keyword = nested.keyword().toUpperCase(Locale.ROOT);
    switch (keyword) {
      case "ONBUILD" ->
          m.wrong(
              nested.keywordSpan(),
              "Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed",
              "Leave one of them out.");
      case "FROM", "MAINTAINER" ->
          m.wrong(
              nested.keywordSpan(),
              keyword + " isn't allowed as an ONBUILD trigger",
              "A trigger may be any other instruction.");
      default -> {
        return Optional.of(
            new Instruction.Onbuild(
                s.span(), s.text(), expression(s, nested), trigger.apply(nested)));
      }
    }
    return Optional.empty();
  }

  /**
   * A trigger's text as an image keeps it: as it is written, blanks at its end included, and
   * here-documents follow the line.
   */
  private static String expression(Statement onbuild, Statement nested) {
    String text = ONBUILD.matcher(onbuild.text()).replaceFirst("");
    StringBuilder expression = new StringBuilder(text).append(onbuild.trailing());
    for (Heredoc heredoc : nested.heredocs()) {
      expression.append('\n').append(heredoc.body()).append(heredoc.delimiter());
    }
    return expression.toString();
  }
}
