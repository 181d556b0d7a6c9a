package dockwalk.trace;

import dockwalk.debug.Machine;
import dockwalk.exec.CacheKey;
import dockwalk.exec.CacheLookup;
import dockwalk.exec.Event;
import dockwalk.exec.Event.Outcome;
import dockwalk.exec.ExpandedStep;
import dockwalk.exec.PacedShell;
import dockwalk.exec.Phase;
import dockwalk.exec.State;
import dockwalk.exec.StepResult;
import dockwalk.exec.Stepper;
import dockwalk.plan.Step;
import dockwalk.syntax.Diagnostic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes the steps of a session once more. Words are expanded and configs changed as they always
 * are; what the cache said and what was executed is taken from the record.
 */
final class TraceMachine implements Machine {
  private static final String RULE = "trace";

  private final List<TracedStep> steps;
  private final Stepper stepper;

  TraceMachine(Trace trace) {
    this.steps = trace.steps();
    this.stepper = new Stepper(trace.host());
  }

  @Override
  public StepResult advance(State state, Consumer<Event> live, Optional<PacedShell> shell)
      throws InterruptedException {
    Step step = state.step().orElseThrow();
    return switch (state.phase()) {
      case Phase.Ready ready -> stepper.advance(state, live);
      case Phase.Ran ran -> stepper.advance(state, live);
      case Phase.Expanded(ExpandedStep expanded) -> asked(state, expanded, known(step), live);
      case Phase.Keyed keyed -> ran(state, keyed, known(step), live);
    };
  }

  /** What was done; a step that is not of this record has failed, too. */
  private TracedStep known(Step step) {
    String text = step.instruction().text();
    if (step.ordinal() >= steps.size()) {
      return failed(step, "the trace ends here", "the session that wrote it went no further");
    }
    TracedStep known = steps.get(step.ordinal());
    return known.instruction().equals(text)
        ? known
        : failed(step, "the trace has another instruction here: " + known.instruction(), "");
  }

  private static TracedStep failed(Step step, String message, String help) {
    Diagnostic why =
        help.isEmpty()
            ? Diagnostic.error(RULE, step.span(), message)
            : Diagnostic.error(RULE, step.span(), message, help);
    return new TracedStep(
        step.instruction().text(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.of(new Outcome.Failed(why, Optional.empty())),
        Duration.ZERO,
        List.of());
  }

  private static StepResult asked(
      State state, ExpandedStep expanded, TracedStep known, Consumer<Event> live) {
    if (known.lookup().isEmpty()) {
      return failing(state, expanded.step(), known, List.of(), live);
    }
    Optional<CacheKey> key = known.key();
    CacheLookup lookup = known.lookup().get();
    return told(
        state,
        state.in(new Phase.Keyed(expanded, key, lookup, Duration.ZERO)),
        List.of(new Event.CacheChecked(expanded.step(), key, lookup)),
        live);
  }

  private static StepResult ran(
      State state, Phase.Keyed keyed, TracedStep known, Consumer<Event> live) {
    Step step = keyed.expanded().step();
    List<Event> output = new ArrayList<>();
    for (TracedStep.Output each : known.output()) {
      output.add(new Event.Output(step, each.stream(), each.text()));
    }
    if (known.change().isEmpty()) {
      return failing(state, step, known, output, live);
    }
    Phase after =
        new Phase.Ran(
            keyed.expanded(), keyed.key(), keyed.lookup(), known.change().get(), known.took());
    return told(state, state.in(after), output, live);
  }

  private static StepResult failing(
      State state, Step step, TracedStep known, List<Event> before, Consumer<Event> live) {
    List<Event> events = new ArrayList<>(before);
    events.add(new Event.StepFinished(step, known.failure().orElseThrow(), known.took()));
    return told(state, state.in(new Phase.Ready()), events, live);
  }

  private static StepResult told(
      State before, State after, List<Event> events, Consumer<Event> live) {
    events.forEach(live);
    return new StepResult(before, after, events);
  }
}
