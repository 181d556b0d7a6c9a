package dockwalk.app;

import dockwalk.debug.Machine;
import dockwalk.debug.NotingMachine;
import dockwalk.debug.StepperMachine;
import dockwalk.exec.Host;
import dockwalk.plan.BuildPlan;
import dockwalk.repl.Lines;
import dockwalk.repl.command.Acting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A build on this machine. */
record LiveBuild(BuildFlags flags, BuildPlan plan, LocalHost local, Console console)
    implements Walkable {

  static LiveBuild open(BuildFlags flags, BuildPlan plan, Console console) throws IOException {
    return new LiveBuild(flags, plan, LocalHost.open(flags, console), console);
  }

  @Override
  public Machine machine() {
    BuildChecks checks = new BuildChecks(flags, local.store());
    return new NotingMachine(new StepperMachine(host(), local::words), new SessionChecks(checks));
  }

  @Override
  public Host host() {
    return local.host();
  }

  @Override
  public Optional<Acting> acting(Lines lines) {
    return Optional.of(
        new Acting(
            new SessionProgram(flags, local, console, lines),
            local.copies(),
            new SessionExport(local, console),
            new SessionTrace(local.host(), console),
            plan.file().source().text()));
  }

  @Override
  public String words(IOException e) {
    return local.words(e);
  }

  @Override
  public Path scratch() throws IOException {
    return local.store().newFolder();
  }

  @Override
  public void close() throws IOException {
    local.close();
  }
}
