package dockwalk.check;

import dockwalk.syntax.Instruction;

/** {@code MAINTAINER}, which a label has replaced. */
final class MaintainerDeprecated implements Check.OfInstruction {
  private static final Rule RULE =
      Rule.of(
          "MaintainerDeprecated",
          "maintainer-deprecated",
          "The MAINTAINER instruction is deprecated, use a label instead to define an image author");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void inspect(Written written, Report report) {
    if (written.instruction() instanceof Instruction.Maintainer maintainer) {
      report.add(maintainer.span(), "Maintainer instruction is deprecated in favor of using label");
    }
  }
}
