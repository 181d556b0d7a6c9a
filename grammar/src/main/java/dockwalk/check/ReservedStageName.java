package dockwalk.check;

import dockwalk.syntax.Instruction;
import java.util.Set;

/** A stage with the name of something that is there already. */
final class ReservedStageName implements Check.OfFile {
  private static final Rule RULE =
      Rule.of(
          "ReservedStageName",
          "reserved-stage-name",
          "Reserved words should not be used as stage names");

  @Override
  public Rule rule() {
    return RULE;
  }

  private static final Set<String> RESERVED = Set.of("context", "scratch");

  @Override
  public void inspect(Subject subject, Report report) {
    for (Written written : subject.instructions()) {
      if (written.instruction() instanceof Instruction.From from) {
        String name = Origin.name(from);
        if (RESERVED.contains(name)) {
          report.add(
              from.span(),
              "Stage name should not use the same name as reserved stage \"" + name + "\"");
        }
      }
    }
  }
}
