package dockwalk.debug;

import dockwalk.exec.State;
import dockwalk.plan.BuildPlan;
import dockwalk.plan.Step;
import dockwalk.syntax.SourceFile;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The breakpoints of a session, by number. */
public final class Breakpoints {
  private final BuildPlan plan;
  private final SortedMap<Integer, Breakpoint> all = new TreeMap<>();
  private int last;

  Breakpoints(BuildPlan plan) {
    this.plan = plan;
  }

  /**
   * Marks the instruction on {@code line}, or else the first one below it. Asked for an instruction
   * that is marked already, it gives the old mark.
   *
   * @param line one-based
   * @return absent if no instruction of this build is there or below
   */
  public Optional<Breakpoint> add(int line) {
    return stepAt(line).map(this::add);
  }

  private Breakpoint add(Step step) {
    return all.values().stream()
        .filter(known -> known.marks(step))
        .findFirst()
        .orElseGet(
            () -> {
              Breakpoint made = new Breakpoint(++last, firstLine(step), step);
              all.put(made.number(), made);
              return made;
            });
  }

  /** Takes a breakpoint away; false if there is none of this number. */
  public boolean remove(int number) {
    return all.remove(number) != null;
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
    SourceFile source = plan.file().source();
    return plan.steps().stream().filter(step -> source.lastLine(step.span()) >= line).findFirst();
  }

  /** The breakpoint at which the machine stands, if it stands at one. */
  public Optional<Breakpoint> at(State state) {
    return all.values().stream().filter(mark -> mark.stopsAt(state)).findFirst();
  }

  private int firstLine(Step step) {
    return plan.file().source().firstLine(step.span());
  }
}
