package dockwalk.debug;

import dockwalk.debug.Breakpoint.Reason;
import dockwalk.exec.CacheLookup.Verdict;
import dockwalk.exec.Event;
import dockwalk.exec.Phase;
import dockwalk.exec.State;
import dockwalk.plan.BuildPlan;
import dockwalk.plan.Step;
import dockwalk.syntax.Diagnostic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The breakpoints, catchpoints and watches of a session, by number. */
public final class Breakpoints {
  private BuildPlan plan;
  private final SortedMap<Integer, Breakpoint> all = new TreeMap<>();
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
    return place(line).map(place -> add(new Reason.Before(place), false));
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
  public Breakpoint add(Reason reason, boolean temporary) {
    return all.values().stream()
        .filter(known -> known.reason().equals(reason) && known.temporary() == temporary)
        .findFirst()
        .orElseGet(() -> keep(new Breakpoint(++last, reason, temporary, true, 0)));
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

  /** Whether one stops before {@code step}. */
  public boolean before(Step step) {
    return marks(reason -> before(reason, step)).findAny().isPresent();
  }

  private boolean before(Reason reason, Step step) {
    return reason instanceof Reason.Before(Place place) && place.marks(step, plan);
  }

  /** The stop at {@code state}, about to begin an instruction, if one stops there. */
  Optional<Stop> arriving(State state) {
    Optional<Step> step = state.step();
    if (!(state.phase() instanceof Phase.Ready) || step.isEmpty()) {
      return Optional.empty();
    }
    return marks(reason -> before(reason, step.get()))
        .findFirst()
        .map(mark -> new Stop.AtBreakpoint(hit(mark), step.get()));
  }

  /**
   * The stop at {@code state} inside a step, if its cache was asked in vain and one catches that.
   */
  Optional<Stop> inside(State state) {
    boolean missed =
        state.phase() instanceof Phase.Keyed keyed
            && keyed.lookup().hit().isEmpty()
            && keyed.lookup().verdict() != Verdict.NOT_CACHEABLE;
    return missed
        ? marks(Reason.Miss.class::isInstance)
            .findFirst()
            .map(mark -> new Stop.Missed(hit(mark), state.step().orElseThrow()))
        : Optional.empty();
  }

  /** The stop after {@code walk}, if one watches or catches what it did. */
  Optional<Stop> after(Walk walk, Subject.Files files) throws IOException {
    for (Breakpoint mark : List.copyOf(all.values())) {
      if (!mark.enabled()) {
        continue;
      }
      if (mark.reason() instanceof Reason.Warning && !warnings(walk).isEmpty()) {
        return Optional.of(new Stop.Warned(hit(mark), warnings(walk)));
      }
      if (mark.reason() instanceof Reason.Changes(Subject subject)) {
        List<Observation> seen = subject.changes(walk, files);
        if (!seen.isEmpty()) {
          return Optional.of(new Stop.Watched(hit(mark), seen));
        }
      }
    }
    return Optional.empty();
  }

  private static List<Diagnostic> warnings(Walk walk) {
    return walk.events().stream()
        .filter(Event.Noted.class::isInstance)
        .map(event -> ((Event.Noted) event).diagnostic())
        .filter(note -> note.severity() != Diagnostic.Severity.INFO)
        .toList();
  }

  private Stream<Breakpoint> marks(Predicate<Reason> reasons) {
    return all.values().stream().filter(Breakpoint::enabled).filter(m -> reasons.test(m.reason()));
  }

  private Breakpoint hit(Breakpoint mark) {
    Breakpoint counted = mark.hit();
    if (mark.temporary()) {
      all.remove(mark.number());
    } else {
      all.put(mark.number(), counted);
    }
    return counted;
  }
}
