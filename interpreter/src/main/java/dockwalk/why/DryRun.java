package dockwalk.why;

import dockwalk.exec.Action;
import dockwalk.exec.CacheKey;
import dockwalk.exec.CacheLookup;
import dockwalk.exec.CacheLookup.Verdict;
import dockwalk.exec.Change;
import dockwalk.exec.Event.Outcome;
import dockwalk.exec.ExpandedStep;
import dockwalk.exec.Host;
import dockwalk.exec.Phase;
import dockwalk.exec.StageState;
import dockwalk.exec.State;
import dockwalk.exec.StepResult;
import dockwalk.exec.Stepper;
import dockwalk.plan.BuildPlan;
import dockwalk.plan.Stage;
import dockwalk.plan.Step;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Walks a build without doing it. Keys are computed and the cache is asked as in a real build;
 * copies are made in memory. A program is not run: the steps after it in its stage are executed for
 * certain, since their key contains its own, and what takes files from there is not known.
 */
public final class DryRun {
  private final DryHost dry;
  private final Stepper stepper;
  private final Explainer explainer;
  private final Map<Integer, Sureness> stages = new HashMap<>();
  private State state;
  private int invented;

  private DryRun(BuildPlan plan, Host host, Function<IOException, String> words) {
    this.dry = new DryHost(host);
    this.stepper = new Stepper(dry.host(), words);
    this.explainer = new Explainer(plan);
    this.state = State.initial(plan);
  }

  /** What is known of a stage so far. */
  private enum Sureness {
    /** All its steps are cached. */
    CACHED,
    /** A step is executed, so those after it are. */
    EXECUTED,
    /** A step may be cached or not, so those after it may. */
    UNSURE
  }

  /**
   * What a build of {@code plan} would do.
   *
   * @param host whose cache and images write nothing when they are asked
   * @param words tells the failures of the host
   */
  public static BuildAccount of(BuildPlan plan, Host host, Function<IOException, String> words)
      throws InterruptedException {
    DryRun run = new DryRun(plan, host, words);
    while (!run.state.finished()) {
      if (!run.step()) {
        break;
      }
    }
    return run.explainer.account(run.state.plan(), true);
  }

  /** Walks over the next step; false if a build would fail there. */
  private boolean step() throws InterruptedException {
    Step step = state.step().orElseThrow();
    State at = state;
    while (!(at.phase() instanceof Phase.Keyed)) {
      StepResult result = stepper.advance(at, explainer);
      if (result.failure().isPresent()) {
        return unknown(at, step);
      }
      at = result.after();
    }
    Phase.Keyed keyed = (Phase.Keyed) at.phase();
    Sureness before = before(step);
    boolean known = perform(at, keyed);
    if (known) {
      settle(step, keyed, before);
    }
    return known;
  }

  /** Does in memory what is not a program; false if that fails as a build would. */
  private boolean perform(State at, Phase.Keyed keyed) throws InterruptedException {
    State ran;
    boolean miss = keyed.lookup().hit().isEmpty();
    if (miss && keyed.expanded().action() instanceof Action.Execute) {
      ran = imagined(at, keyed.expanded(), keyed.key(), keyed.lookup());
    } else {
      StepResult result = stepper.advance(at, explainer);
      if (result.failure().isPresent()) {
        if (dry.takeGap().isEmpty()) {
          return false;
        }
        ran = imagined(at, keyed.expanded(), keyed.key(), keyed.lookup());
      } else {
        ran = result.after();
      }
    }
    StepResult committed = stepper.advance(ran, explainer);
    state = committed.after();
    return committed.failure().isEmpty();
  }

  private State imagined(
      State at, ExpandedStep expanded, Optional<CacheKey> key, CacheLookup lookup) {
    Change change = new Change(Optional.of(dry.unknown()), Instant.EPOCH);
    return at.in(new Phase.Ran(expanded, key, lookup, change, Duration.ZERO));
  }

  /** A step whose key cannot be computed: for want of files or of a base, or it is wrong. */
  private boolean unknown(State at, Step step) throws InterruptedException {
    Optional<DryHost.Gap> gap = dry.takeGap();
    if (gap.isEmpty() || !(at.phase() instanceof Phase.Expanded phase)) {
      return false;
    }
    Sureness before = before(step);
    switch (gap.get()) {
      case BASE -> {
        state = at.after(nothingKnown(step));
        explainer.foresee(
            step,
            new Outcome.Executed(),
            true,
            Explanation.plain(
                "first-time", new Said("the image is not here yet: a build fetches or makes it")));
        stages.put(step.stage(), Sureness.UNSURE);
      }
      case FILES, SOURCE -> {
        State ran =
            imagined(at, phase.expanded(), fresh(), CacheLookup.without(Verdict.FIRST_TIME));
        state = stepper.advance(ran, explainer).after();
        boolean certain = before == Sureness.EXECUTED || ignoresCache(step);
        explainer.foresee(step, new Outcome.Executed(), certain, taken(step, gap.get(), certain));
        stages.put(step.stage(), certain ? Sureness.EXECUTED : Sureness.UNSURE);
      }
    }
    return true;
  }

  private boolean ignoresCache(Step step) {
    BuildPlan plan = state.plan();
    return plan.options().ignoresCache(plan.stages().get(step.stage()));
  }

  private StageState nothingKnown(Step step) {
    StageState stage = state.stages().get(step.stage());
    return stage
        .withImage(stage.image().withLayer(dry.unknown()))
        .withLineage(fresh().orElseThrow().value());
  }

  /** A key that no record has. */
  private Optional<CacheKey> fresh() {
    return Optional.of(CacheKey.of(List.of(CacheKey.Part.text("unknown", "key " + ++invented))));
  }

  private Explanation taken(Step step, DryHost.Gap gap, boolean certain) {
    if (gap == DryHost.Gap.SOURCE) {
      return Explanation.plain("unknown", new Said("it takes what only a build fetches"));
    }
    return certain
        ? Explanation.plain("changed", new Said("parent step changed"))
        : Explanation.plain(
            "unknown",
            taken(
                new Said("it takes files of a step that is executed: known when that has run"),
                program(step)));
  }

  private static Said taken(Said words, Optional<Step> program) {
    return program.map(step -> new Said("%s (step %d)", words, step.ordinal() + 1)).orElse(words);
  }

  /** The program that {@code step} waits for, as far as its stages tell. */
  private Optional<Step> program(Step step) {
    return state.plan().stages().get(step.stage()).needs().stream()
        .flatMap(stage -> state.plan().stepsOf(stage).stream())
        .filter(s -> explainer.isExecutedProgram(s))
        .findFirst();
  }

  private Sureness before(Step step) {
    Stage stage = state.plan().stages().get(step.stage());
    Sureness known = stages.get(step.stage());
    if (known != null) {
      return known;
    }
    return stage.base() instanceof Stage.Base.Earlier earlier
        ? stages.getOrDefault(earlier.stage(), Sureness.CACHED)
        : Sureness.CACHED;
  }

  /** What the outcome of a step says of those after it. */
  private void settle(Step step, Phase.Keyed keyed, Sureness before) {
    Sureness now = before;
    boolean files = keyed.key().isPresent() && !(keyed.expanded().action() instanceof Action.Pull);
    if (files && before == Sureness.CACHED) {
      now =
          switch (keyed.lookup().verdict()) {
            case HIT, NOT_CACHEABLE -> Sureness.CACHED;
            case FIRST_TIME, CHANGED, DISABLED -> Sureness.EXECUTED;
            case PRUNED -> Sureness.UNSURE; // it may come out as it was
          };
    } else if (files && before == Sureness.UNSURE) {
      explainer.foresee(
          step,
          new Outcome.Executed(),
          keyed.lookup().verdict() == Verdict.DISABLED,
          Explanation.plain(
              "unknown", new Said("it follows a step that may be cached or executed")));
    }
    stages.put(step.stage(), now);
  }
}
