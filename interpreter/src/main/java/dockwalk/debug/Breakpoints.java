package dockwalk.debug;

import dockwalk.debug.Breakpoint.Counts;
import dockwalk.debug.Breakpoint.Reason;
import dockwalk.debug.Breakpoint.Terms;
import dockwalk.exec.CacheLookup.Verdict;
import dockwalk.exec.Phase;
import dockwalk.plan.BuildPlan;
import dockwalk.plan.Step;
import dockwalk.syntax.Diagnostic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;

/** The breakpoints, catchpoints and watches of a session, by number. */
public final class Breakpoints {
  private BuildPlan plan;
  private final SortedMap<Integer, Breakpoint> all = new TreeMap<>();

  /** What was said of conditions: number of the breakpoint, and the note. */
  private final Set<String> notes = new HashSet<>();

  private int last;

  Breakpoints(BuildPlan plan) {
    this.plan = plan;
  }

  /**
   * Marks the instruction on {@code line}, or else the first one below it.
   *
   * @param line one-based
   * @return absent if no instruction of this build is there or below
   */
  public Optional<Breakpoint> add(int line) {
    return place(line).map(place -> add(new Reason.Before(place), Terms.ALWAYS));
  }

  /** The place of the instruction on {@code line}, or else of the first one below it. */
  public Optional<Place> place(int line) {
    return Place.at(line, plan);
  }

  /**
   * Goes over to another plan.
   *
   * @param lines tells where a line of the old Dockerfile is now
   * @return those whose place is gone, and they with it
   */
  List<Breakpoint> follow(BuildPlan other, IntUnaryOperator lines) {
    plan = other;
    List<Breakpoint> gone = new ArrayList<>();
    for (Breakpoint mark : List.copyOf(all.values())) {
      if (mark.reason() instanceof Reason.Before(Place place)) {
        Optional<Place> there = place.in(other, lines);
        there.ifPresent(found -> all.put(mark.number(), mark.at(new Reason.Before(found))));
        if (there.isEmpty()) {
          gone.add(mark);
          all.remove(mark.number());
        }
      }
    }
    return gone;
  }

  /** Adds a breakpoint. Asked for what is there already, it gives the old one. */
  public Breakpoint add(Reason reason, Terms terms) {
    return all.values().stream()
        .filter(known -> known.reason().equals(reason) && known.terms().equals(terms))
        .findFirst()
        .orElseGet(() -> keep(new Breakpoint(++last, reason, terms, true, Counts.ZERO)));
  }

  private Breakpoint keep(Breakpoint mark) {
    all.put(mark.number(), mark);
    return mark;
  }

  /** Takes a breakpoint away; false if there is none of this number. */
  public boolean remove(int number) {
    return all.remove(number) != null;
  }

  /** Lets a breakpoint stop, or not; false if there is none of this number. */
  public boolean enable(int number, boolean on) {
    return all.computeIfPresent(number, (n, mark) -> mark.enabled(on)) != null;
  }

  /** The breakpoint of this number. */
  public Optional<Breakpoint> of(int number) {
    return Optional.ofNullable(all.get(number));
  }

  /** Gives a breakpoint a condition, or takes it away; false if there is none of this number. */
  public boolean condition(int number, Optional<Query> condition) {
    notes.removeIf(note -> note.startsWith(number + " "));
    return all.computeIfPresent(
            number,
            (n, mark) -> mark.on(new Terms(mark.temporary(), condition, mark.terms().log())))
        != null;
  }

  /** Lets the next {@code count} hits pass; false if there is no breakpoint of this number. */
  public boolean ignore(int number, int count) {
    return all.computeIfPresent(
            number, (n, mark) -> mark.with(new Counts(mark.counts().reached(), mark.hits(), count)))
        != null;
  }

  /** Takes all breakpoints away. */
  public void clear() {
    all.clear();
  }

  /** All breakpoints, by number. */
  public Collection<Breakpoint> list() {
    return Collections.unmodifiableCollection(all.values());
  }

  /** The first step, in the order of execution, that is on {@code line} or else below it. */
  public Optional<Step> stepAt(int line) {
    return Place.stepAt(line, plan);
  }

  /** Whether one stops before {@code step}, if its condition is met. */
  public boolean before(Step step) {
    return all.values().stream()
        .filter(Breakpoint::enabled)
        .anyMatch(mark -> before(mark.reason(), step));
  }

  private boolean before(Reason reason, Step step) {
    return reason instanceof Reason.Before(Place place) && place.marks(step, plan);
  }

  /** The stop at a scene where an instruction is about to begin, if one stops there. */
  Optional<Stop> arriving(Scene scene) throws IOException {
    Optional<Step> step = scene.state().step();
    if (!(scene.state().phase() instanceof Phase.Ready) || step.isEmpty()) {
      return Optional.empty();
    }
    return first(
        scene,
        mark ->
            before(mark.reason(), step.get())
                ? Optional.of(hit -> new Stop.AtBreakpoint(hit, step.get()))
                : Optional.empty());
  }

  /** The stop inside a step, if its cache was asked in vain and one catches that. */
  Optional<Stop> inside(Scene scene) throws IOException {
    boolean missed =
        scene.state().phase() instanceof Phase.Keyed keyed
            && keyed.lookup().hit().isEmpty()
            && keyed.lookup().verdict() != Verdict.NOT_CACHEABLE;
    return missed
        ? first(
            scene,
            mark ->
                mark.reason() instanceof Reason.Miss
                    ? Optional.of(hit -> new Stop.Missed(hit, scene.state().step().orElseThrow()))
                    : Optional.empty())
        : Optional.empty();
  }

  /** The stop after {@code walk}, if one watches or catches what it did. */
  Optional<Stop> after(Walk walk, Scene scene) throws IOException {
    return first(
        scene,
        mark ->
            switch (mark.reason()) {
              case Reason.Before b -> Optional.empty();
              case Reason.Miss m -> Optional.empty();
              case Reason.Warning w -> {
                List<Diagnostic> warnings = warnings(walk);
                yield warnings.isEmpty()
                    ? Optional.empty()
                    : Optional.of(hit -> new Stop.Warned(hit, warnings));
              }
              case Reason.Changes(Subject subject) -> {
                List<Observation> seen = subject.changes(walk, scene.trees()::diff);
                yield seen.isEmpty()
                    ? Optional.empty()
                    : Optional.of(hit -> new Stop.Watched(hit, seen));
              }
            });
  }

  private static List<Diagnostic> warnings(Walk walk) {
    return walk.notes().stream()
        .filter(note -> note.severity() != Diagnostic.Severity.INFO)
        .toList();
  }

  /** How a breakpoint would stop a session, if its reason is there. */
  @FunctionalInterface
  private interface Reached {
    Optional<Function<Breakpoint, Stop>> by(Breakpoint mark) throws IOException;
  }

  /** Asks all, so that all count and log; the first that stops is the one that is told. */
  private Optional<Stop> first(Scene scene, Reached reached) throws IOException {
    Optional<Stop> stop = Optional.empty();
    for (Breakpoint mark : List.copyOf(all.values())) {
      Optional<Function<Breakpoint, Stop>> how =
          mark.enabled() ? reached.by(mark) : Optional.empty();
      if (how.isPresent()) {
        Optional<Stop> one = hit(mark, scene).map(how.get());
        stop = stop.or(() -> one);
      }
    }
    return stop;
  }

  /** Counts that a breakpoint was reached; the breakpoint, if it stops. */
  private Optional<Breakpoint> hit(Breakpoint mark, Scene scene) throws IOException {
    Counts was = mark.counts();
    Counts reached = new Counts(was.reached() + 1, was.hits(), was.ignored());
    all.put(mark.number(), mark.with(reached));
    Sight sight = scene.sight(hits(reached.reached()));
    if (mark.terms().condition().isPresent() && !met(mark, sight, scene.passing())) {
      return Optional.empty();
    }
    boolean stops = mark.terms().log().isEmpty() && was.ignored() == 0;
    Breakpoint counted =
        mark.with(new Counts(reached.reached(), was.hits() + 1, Math.max(0, was.ignored() - 1)));
    all.put(mark.number(), counted);
    if (mark.terms().log().isPresent() && was.ignored() == 0) {
      scene.passing().logged(counted, mark.terms().log().get().values(sight));
    }
    if (mark.temporary() && was.ignored() == 0) {
      all.remove(mark.number());
    }
    return stops ? Optional.of(counted) : Optional.empty();
  }

  private boolean met(Breakpoint mark, Sight sight, Passing passing) throws IOException {
    Query.Answer answer = mark.terms().condition().orElseThrow().ask(sight);
    for (String note : answer.notes()) {
      if (notes.add(mark.number() + " " + note)) {
        passing.noted(mark, note);
      }
    }
    return answer.value().holds();
  }

  private Sight.Hits hits(int reached) {
    return new Sight.Hits() {
      @Override
      public Optional<Integer> of(int number) {
        return hitsOf(number);
      }

      @Override
      public Optional<Integer> own() {
        return Optional.of(reached);
      }
    };
  }

  /** How often the breakpoint of this number was hit. */
  Optional<Integer> hitsOf(int number) {
    return of(number).map(Breakpoint::hits);
  }
}
