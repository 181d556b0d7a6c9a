package dockwalk.check;

import dockwalk.syntax.Instruction;
import java.util.Locale;

/** A stage whose name has capital letters, which the build makes small. */
final class StageNameCasing implements Check.OfInstruction {
  private static final Rule RULE =
      Rule.of("StageNameCasing", "stage-name-casing", "Stage names should be lowercase");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void inspect(Written written, Report report) {
    if (written.instruction() instanceof Instruction.From from && from.stageName().isPresent()) {
      String name = from.stageName().get().raw();
      if (!name.equals(name.toLowerCase(Locale.ROOT))) {
        report.add(from.span(), "Stage name '" + name + "' should be lowercase");
      }
    }
  }
}
