package dockwalk.check;

import dockwalk.syntax.Instruction;

/** A first {@code WORKDIR} that begins where the base image happens to be. */
final class WorkdirRelativePath implements Check.OfStep {
  private static final Rule RULE =
      Rule.of(
          "WorkdirRelativePath",
          "workdir-relative-path",
          "Relative workdir without an absolute workdir declared within the build can have"
              + " unexpected results if the base image changes");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void inspect(Visit visit, Report report) {
    if (visit.instruction() instanceof Instruction.Workdir workdir && !visit.before().folder()) {
      String path = visit.before().text(workdir.path()).orElse("/");
      if (!path.startsWith("/")) {
        report.add(
            visit.place(),
            "Relative workdir \"%s\" can have unexpected results if the base image changes"
                .formatted(path));
      }
    }
  }
}
