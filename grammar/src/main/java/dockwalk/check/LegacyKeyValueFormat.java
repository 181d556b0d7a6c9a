package dockwalk.check;

import dockwalk.syntax.Instruction;

/** {@code ENV key value} without an equals sign. */
final class LegacyKeyValueFormat implements Check.OfStep {
  private static final Rule RULE =
      Rule.of(
          "LegacyKeyValueFormat",
          "legacy-key-value-format",
          "Legacy key/value format with whitespace separator should not be used");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void inspect(Visit visit, Report report) {
    boolean legacy =
        (visit.instruction() instanceof Instruction.Env env && env.legacy())
            || (visit.instruction() instanceof Instruction.Label label && label.legacy());
    if (legacy) {
      String keyword = visit.written().keyword();
      report.add(
          visit.place(),
          "\"%s key=value\" should be used instead of legacy \"%s key value\" format"
              .formatted(keyword, keyword));
    }
  }
}
