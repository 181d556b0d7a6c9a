package dockwalk.check;

import dockwalk.syntax.Instruction;
import java.util.HashSet;
import java.util.Set;

/** A second stage of the same name. */
final class DuplicateStageName implements Check.OfFile {
  private static final Rule RULE =
      Rule.of("DuplicateStageName", "duplicate-stage-name", "Stage names should be unique");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void inspect(Subject subject, Report report) {
    Set<String> seen = new HashSet<>();
    for (Written written : subject.instructions()) {
      if (written.instruction() instanceof Instruction.From from) {
        String name = Origin.name(from);
        if (!name.isEmpty() && !seen.add(name)) {
          report.add(
              from.span(), "Duplicate stage name \"" + name + "\", stage names should be unique");
        }
      }
    }
  }
}
