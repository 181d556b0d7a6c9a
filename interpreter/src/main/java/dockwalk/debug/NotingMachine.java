package dockwalk.debug;

import dockwalk.exec.Event;
import dockwalk.exec.PacedShell;
import dockwalk.exec.Phase;
import dockwalk.exec.State;
import dockwalk.exec.StepResult;
import dockwalk.plan.BuildPlan;
import dockwalk.plan.Step;
import dockwalk.syntax.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A machine that tells of each instruction, when it begins, what is doubtful about it. */
public record NotingMachine(Machine machine, Notes notes) implements Machine {

  /** Knows what is doubtful about the instructions of a plan. */
  @FunctionalInterface
  public interface Notes {
    /** What there is to tell of {@code step}, which is one of {@code plan}. */
    List<Diagnostic> of(BuildPlan plan, Step step);
  }

  @Override
  public StepResult advance(State state, Consumer<Event> live, Optional<PacedShell> shell)
      throws InterruptedException {
    StepResult result = machine.advance(state, live, shell);
    if (!(state.phase() instanceof Phase.Ready)) {
      return result;
    }
    Step step = state.step().orElseThrow();
    List<Event> events = new ArrayList<>(result.events());
    for (Diagnostic note : notes.of(state.plan(), step)) {
      Event noted = new Event.Noted(step, note);
      live.accept(noted);
      events.add(noted);
    }
    return new StepResult(result.before(), result.after(), events);
  }
}
