package dockwalk.app;

import dockwalk.plan.BuildPlan;
import dockwalk.plan.Planner;
import dockwalk.plan.Planning;
import dockwalk.syntax.Dockerfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Makes the plan that a command line asks for. */
final class Plans {
  private Plans() {}

  /** The plan; absent if there is none, and then the console has been told why. */
  static Optional<BuildPlan> make(BuildFlags flags, Console console) throws IOException {
    Contexts.check(flags.context());
    Dockerfile file = Sources.read(flags, console);
    return switch (Planner.plan(file, flags.options())) {
      case Planning.Planned planned -> Optional.of(planned.plan());
      case Planning.Refused refused -> {
        Sources.report(file, refused.diagnostics(), console);
        yield Optional.empty();
      }
    };
  }

  /** Length of the Dockerfile in bytes. */
  static long length(BuildPlan plan) {
    return plan.file().source().text().getBytes(StandardCharsets.UTF_8).length;
  }
}
