package dockwalk.why;

import dockwalk.exec.CacheKey;
import dockwalk.exec.CacheLookup;
import dockwalk.exec.Event;
import dockwalk.exec.Event.Outcome;
import dockwalk.plan.BuildPlan;
import dockwalk.plan.Stage;
import dockwalk.plan.Step;
import dockwalk.syntax.Instruction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Listens to a build, and explains each of its steps. May be told by several threads. */
public final class Explainer implements Consumer<Event> {
  private final BuildPlan plan;
  private final Map<Place, Heard> heard = new HashMap<>();

  /** The steps that are not as they were the last time, by stage and ordinal. */
  private final Map<Integer, NavigableMap<Integer, Step>> changed = new HashMap<>();

  /** {@code plan} is that of the start of the build; it may grow later. */
  public Explainer(BuildPlan plan) {
    this.plan = plan;
  }

  /** A step whatever its number is: numbers change when a plan grows. */
  private record Place(int stage, Instruction instruction) {
    static Place of(Step step) {
      return new Place(step.stage(), step.instruction());
    }
  }

  /** What is known of a step so far. */
  private static final class Heard {
    private String title;
    private Optional<Explanation> explanation = Optional.empty();
    private Optional<Outcome> outcome = Optional.empty();
    private boolean certain = true;

    Heard(Step step) {
      this.title = step.instruction().text();
    }
  }

  @Override
  public synchronized void accept(Event event) {
    Heard step = heard.computeIfAbsent(Place.of(event.step()), place -> new Heard(event.step()));
    switch (event) {
      case Event.Expanded e -> step.title = e.expanded().title();
      case Event.CacheChecked e -> checked(step, e);
      case Event.StepFinished e -> step.outcome = Optional.of(e.outcome());
      case Event.StepStarted e -> {}
      case Event.Output e -> {}
      case Event.Committed e -> {}
      case Event.Noted e -> {}
    }
  }

  private void checked(Heard step, Event.CacheChecked event) {
    CacheLookup lookup = event.lookup();
    boolean differs =
        !lookup.differences().isEmpty()
            || lookup.verdict() == CacheLookup.Verdict.PRUNED
            || (lookup.verdict() == CacheLookup.Verdict.FIRST_TIME
                && !(event.step().instruction() instanceof Instruction.From));
    note(event.step(), differs);
    step.explanation = Optional.of(explain(event.step(), event.key(), lookup));
  }

  private void note(Step step, boolean differs) {
    if (differs) {
      changed.computeIfAbsent(step.stage(), s -> new TreeMap<>()).put(step.ordinal(), step);
    } else if (changed.containsKey(step.stage())) {
      changed.get(step.stage()).remove(step.ordinal());
    }
  }

  private Explanation explain(Step step, Optional<CacheKey> key, CacheLookup lookup) {
    List<Reason> reasons =
        new Reasons(plan, step, () -> changedBefore(step)).of(lookup.differences());
    return switch (lookup.verdict()) {
      case HIT -> hit(reasons, Ignored.of(lookup.ignored(), key));
      case FIRST_TIME -> Explanation.plain("first-time", new Said("no earlier record"));
      case CHANGED ->
          new Insertion(plan, step)
              .of(lookup)
              .orElseGet(() -> new Explanation("changed", first(reasons), reasons, List.of()));
      case PRUNED ->
          Explanation.plain(
              "pruned", new Said("record pruned: what the step made was cleaned up since"));
      case DISABLED -> Explanation.plain("no-cache", Said.verbatim("--no-cache"));
      case NOT_CACHEABLE -> Explanation.plain("not-cacheable", new Said("touches no files"));
    };
  }

  private static Explanation hit(List<Reason> reasons, List<Reason> ignored) {
    Said said = ignored.isEmpty() ? new Said("nothing changed") : first(ignored);
    return new Explanation(
        "hit",
        reasons.isEmpty()
            ? said
            : new Said("built before with this input, though not the last time"),
        reasons,
        ignored);
  }

  private static Said first(List<Reason> reasons) {
    if (reasons.isEmpty()) {
      return new Said("its input changed");
    }
    Said first = reasons.getFirst().said();
    int more = reasons.size() - 1;
    return more == 0 ? first : new Said("%s (and %d more)", first, more);
  }

  /** The first step, of those that {@code step} builds on, that is not as it was the last time. */
  private Optional<Step> changedBefore(Step step) {
    Deque<Integer> stages = new ArrayDeque<>(List.of(step.stage()));
    while (plan.stages().get(stages.getFirst()).base() instanceof Stage.Base.Earlier earlier) {
      stages.addFirst(earlier.stage());
    }
    for (int stage : stages) {
      NavigableMap<Integer, Step> steps = changed.getOrDefault(stage, new TreeMap<>());
      if (!steps.isEmpty() && (stage != step.stage() || steps.firstKey() < step.ordinal())) {
        return Optional.of(steps.firstEntry().getValue());
      }
    }
    return Optional.empty();
  }

  /** Why {@code step} was or was not cached, once the cache was asked. */
  public synchronized Optional<Explanation> of(Step step) {
    return Optional.ofNullable(heard.get(Place.of(step))).flatMap(each -> each.explanation);
  }

  /** Says of a step what cannot be heard: what a dry run finds out of it. */
  synchronized void foresee(Step step, Outcome outcome, boolean certain, Explanation explanation) {
    Heard each = heard.computeIfAbsent(Place.of(step), place -> new Heard(step));
    each.outcome = Optional.of(outcome);
    each.certain = certain;
    each.explanation = Optional.of(explanation);
  }

  /** Whether {@code step} is a program that is executed. */
  synchronized boolean isExecutedProgram(Step step) {
    Heard known = heard.get(Place.of(step));
    return step.instruction() instanceof Instruction.Run
        && known != null
        && known.outcome.filter(Outcome.Executed.class::isInstance).isPresent();
  }

  /**
   * The account of the whole build.
   *
   * @param grown the plan as it is now
   */
  public synchronized BuildAccount account(BuildPlan grown, boolean dryRun) {
    List<StepAccount> steps = new ArrayList<>();
    for (Stage stage : grown.stages()) {
      List<Step> own = grown.stepsOf(stage.index());
      if (own.isEmpty()) {
        stage.instructions().forEach(each -> steps.add(skipped(grown, stage, each)));
      }
      own.forEach(step -> steps.add(account(grown, stage, step)));
    }
    String target = grown.stages().get(grown.target()).title();
    return new BuildAccount(grown.file().source().name(), target, dryRun, steps);
  }

  private static StepAccount skipped(BuildPlan plan, Stage stage, Instruction instruction) {
    return new StepAccount(
        0,
        plan.file().source().firstLine(instruction.span()),
        stage.title(),
        instruction.text(),
        Fate.SKIPPED,
        true,
        Explanation.plain("skipped", new Said("not needed by the target")));
  }

  private StepAccount account(BuildPlan plan, Stage stage, Step step) {
    Heard known = heard.getOrDefault(Place.of(step), new Heard(step));
    Fate fate = known.outcome.map(Explainer::fate).orElse(Fate.NOT_REACHED);
    Explanation explanation =
        known.outcome.isEmpty()
            ? Explanation.plain("not-reached", new Said("the build ended before it"))
            : known.explanation.orElse(
                Explanation.plain("unknown", new Said("the cache was not asked")));
    return new StepAccount(
        step.ordinal() + 1,
        plan.file().source().firstLine(step.span()),
        stage.title(),
        known.title,
        fate,
        known.certain,
        failure(known.outcome).map(why -> failed(explanation, why)).orElse(explanation));
  }

  private static Optional<String> failure(Optional<Outcome> outcome) {
    return outcome
        .filter(Outcome.Failed.class::isInstance)
        .map(failed -> ((Outcome.Failed) failed).why())
        .map(why -> why.message() + why.help().map(help -> "\nhelp: " + help).orElse(""));
  }

  private static Explanation failed(Explanation explanation, String why) {
    return new Explanation(
        explanation.verdict(), Said.verbatim(why), explanation.reasons(), explanation.ignored());
  }

  /** What became of a step that has ended. */
  public static Fate fate(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Executed e -> Fate.EXECUTED;
      case Outcome.Cached e -> Fate.CACHED;
      case Outcome.Failed e -> Fate.FAILED;
    };
  }
}
