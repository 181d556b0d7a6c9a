package dockwalk.debug;

import dockwalk.exec.Action;
import dockwalk.exec.CacheKey;
import dockwalk.exec.CacheLookup;
import dockwalk.exec.Change;
import dockwalk.exec.Event;
import dockwalk.exec.Event.Outcome;
import dockwalk.exec.ExpandedStep;
import dockwalk.exec.PacedShell;
import dockwalk.exec.Phase;
import dockwalk.exec.StageState;
import dockwalk.exec.State;
import dockwalk.exec.StepResult;
import dockwalk.fs.FileTree;
import dockwalk.fs.TreeDiff;
import dockwalk.image.ImageConfig;
import dockwalk.image.Layer;
import dockwalk.plan.Step;
import dockwalk.syntax.Diagnostic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A machine whose instructions do what a test says, by the instruction's text. */
public final class FakeMachine implements Machine {
  /** What one instruction does. */
  public record Deed(
      UnaryOperator<FileTree> files,
      UnaryOperator<ImageConfig> config,
      String output,
      int exitCode,
      CacheLookup lookup) {
    /** Changes nothing; a cache is not asked. */
    public static final Deed NOTHING =
        new Deed(
            files -> files,
            config -> config,
            "",
            0,
            CacheLookup.without(CacheLookup.Verdict.NOT_CACHEABLE));

    public static Deed files(UnaryOperator<FileTree> change) {
      return new Deed(
          change, config -> config, "", 0, CacheLookup.without(CacheLookup.Verdict.FIRST_TIME));
    }

    public static Deed config(UnaryOperator<ImageConfig> change) {
      return new Deed(files -> files, change, "", 0, NOTHING.lookup);
    }

    public Deed printing(String text) {
      return new Deed(files, config, text, exitCode, lookup);
    }

    public Deed failing(int code) {
      return new Deed(files, config, output, code, lookup);
    }

    public Deed looked(CacheLookup answer) {
      return new Deed(files, config, output, exitCode, answer);
    }
  }

  private final FakeLayers layers;
  private final Map<String, Deed> deeds = new HashMap<>();

  /** How many small steps were taken. */
  public int taken;

  /** The instruction that is cancelled when it is executed, by its text. */
  public String cancelled = "";

  public FakeMachine(FakeLayers layers) {
    this.layers = layers;
  }

  /** Says what the instruction of this text does. */
  public FakeMachine on(String text, Deed deed) {
    deeds.put(text, deed);
    return this;
  }

  @Override
  public StepResult advance(State state, Consumer<Event> live, Optional<PacedShell> shell)
      throws InterruptedException {
    taken++;
    Step step = state.step().orElseThrow();
    Deed deed = deeds.getOrDefault(step.instruction().text(), Deed.NOTHING);
    List<Event> events = new ArrayList<>();
    Consumer<Event> both = event -> live.accept(add(events, event));
    State after =
        switch (state.phase()) {
          case Phase.Ready ready -> expand(state, step, both);
          case Phase.Expanded p -> ask(state, p, deed, both);
          case Phase.Keyed p -> execute(state, p, deed, both);
          case Phase.Ran p -> commit(state, p, deed, both);
        };
    return new StepResult(state, after, events);
  }

  private static Event add(List<Event> events, Event event) {
    events.add(event);
    return event;
  }

  private static State expand(State state, Step step, Consumer<Event> events) {
    String text = step.instruction().text();
    ExpandedStep expanded =
        new ExpandedStep(step, new Action.Configure(List.of()), text, Optional.of(text), List.of());
    events.accept(new Event.StepStarted(step));
    events.accept(new Event.Expanded(step, expanded));
    return state.in(new Phase.Expanded(expanded));
  }

  private static State ask(State state, Phase.Expanded p, Deed deed, Consumer<Event> events) {
    Optional<CacheKey> key =
        deed.lookup.verdict() == CacheLookup.Verdict.NOT_CACHEABLE
            ? Optional.empty()
            : Optional.of(CacheKey.of(List.of(CacheKey.Part.text("text", p.expanded().title()))));
    events.accept(new Event.CacheChecked(p.expanded().step(), key, deed.lookup));
    return state.in(new Phase.Keyed(p.expanded(), key, deed.lookup, java.time.Duration.ZERO));
  }

  private State execute(State state, Phase.Keyed p, Deed deed, Consumer<Event> events)
      throws InterruptedException {
    Step step = p.expanded().step();
    if (cancelled.equals(step.instruction().text())) {
      throw new InterruptedException();
    }
    if (!deed.output.isEmpty() && deed.lookup.verdict() != CacheLookup.Verdict.HIT) {
      events.accept(new Event.Output(step, Event.Stream.OUT, deed.output));
    }
    if (deed.exitCode != 0) {
      events.accept(new Event.StepFinished(step, failed(step, deed.exitCode), took(step)));
      return state.in(new Phase.Ready());
    }
    FileTree before = layers.tree(state.stages().get(step.stage()).image().layers());
    FileTree after = deed.files.apply(before);
    Optional<Layer> layer =
        deed.lookup.verdict() == CacheLookup.Verdict.NOT_CACHEABLE
            ? Optional.empty()
            : Optional.of(layers.commit(TreeDiff.between(before, after)));
    Change change = new Change(layer, Instant.EPOCH);
    return state.in(new Phase.Ran(p.expanded(), p.key(), p.lookup(), change, p.spent()));
  }

  private static Outcome.Failed failed(Step step, int code) {
    String message =
        "process \"/bin/sh -c "
            + step.instruction().text().replaceFirst("RUN ", "")
            + "\" did not complete successfully: exit code: "
            + code;
    Diagnostic why = Diagnostic.error("run", step.instruction().span(), message);
    return new Outcome.Failed(why, Optional.of(code));
  }

  private static State commit(State state, Phase.Ran p, Deed deed, Consumer<Event> events) {
    Step step = p.expanded().step();
    StageState stage = state.stages().get(step.stage());
    var image = stage.image().withConfig(deed.config.apply(stage.image().config()));
    if (p.change().layer().isPresent()) {
      image = image.withLayer(p.change().layer().get());
    }
    events.accept(new Event.Committed(step, p.change()));
    boolean hit = deed.lookup.verdict() == CacheLookup.Verdict.HIT;
    Outcome outcome = hit ? new Outcome.Cached() : new Outcome.Executed();
    events.accept(new Event.StepFinished(step, outcome, took(step)));
    return state.after(stage.withImage(image));
  }

  private static Duration took(Step step) {
    return Duration.ofMillis(100L * (step.ordinal() + 1));
  }
}
