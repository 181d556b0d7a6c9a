package dockwalk.debug;

import dockwalk.exec.Event;
import dockwalk.exec.Host;
import dockwalk.exec.PacedShell;
import dockwalk.exec.State;
import dockwalk.exec.StepResult;
import dockwalk.exec.Stepper;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The real machine on a host.
 *
 * @param words tells a failure of the host to a person
 */
public record StepperMachine(Host host, Function<IOException, String> words) implements Machine {
  @Override
  public StepResult advance(State state, Consumer<Event> live, Optional<PacedShell> shell)
      throws InterruptedException {
    return new Stepper(shell.map(host::with).orElse(host), words).advance(state, live);
  }
}
