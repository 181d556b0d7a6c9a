package dockwalk.debug;

import dockwalk.exec.Phase;
import dockwalk.exec.State;
import dockwalk.exec.StepResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * All small steps of a session, as an immutable value: a longer timeline and a fork share what they
 * have in common.
 */
public final class Timeline {
  private final State initial;
  private final PVector<StepResult> results;

  private Timeline(State initial, PVector<StepResult> results) {
    this.initial = initial;
    this.results = results;
  }

  /** A timeline on which nothing has happened. */
  public static Timeline from(State initial) {
    return new Timeline(initial, TreePVector.empty());
  }

  /** The moment after the last small step. */
  public Moment end() {
    return new Moment(results.size());
  }

  /** The state at {@code moment}. */
  public State at(Moment moment) {
    return moment.index() == 0 ? initial : results.get(moment.index() - 1).after();
  }

  /** The small steps between two moments, in order. */
  public List<StepResult> between(Moment from, Moment to) {
    return List.copyOf(results.subList(from.index(), to.index()));
  }

  /** The moment before an instruction began for the first time, if it was reached. */
  public Optional<Moment> before(int ordinal) {
    for (int index = 0; index <= results.size(); index++) {
      State state = at(new Moment(index));
      if (state.next() == ordinal && state.phase() instanceof Phase.Ready) {
        return Optional.of(new Moment(index));
      }
    }
    return Optional.empty();
  }

  /** The instruction that {@code moment} is inside of, or that ended there. */
  public Optional<Walk> walk(Moment moment) {
    if (moment.index() == 0) {
      return Optional.empty();
    }
    return Optional.of(Walk.of(between(beginning(moment.previous()), moment)));
  }

  /** All instructions from the start to {@code moment}, in order. */
  public List<Walk> walks(Moment moment) {
    List<Walk> walks = new ArrayList<>();
    Optional<Walk> last = walk(moment);
    Moment at = moment;
    while (last.isPresent()) {
      walks.addFirst(last.get());
      at = beginning(at.previous());
      last = walk(at);
    }
    return walks;
  }

  /** The last moment, at or before {@code moment}, at which no instruction was half done. */
  Moment beginning(Moment moment) {
    Moment at = moment;
    while (at.index() > 0 && !(at(at).phase() instanceof Phase.Ready)) {
      at = at.previous();
    }
    return at;
  }

  /** The instruction that {@code moment} is inside of, with one more small step, which failed. */
  Walk attempt(Moment moment, StepResult last) {
    List<StepResult> all = new ArrayList<>(between(beginning(moment), moment));
    all.add(last);
    return Walk.of(all);
  }

  StepResult after(Moment moment) {
    return results.get(moment.index());
  }

  Timeline plus(StepResult result) {
    return new Timeline(initial, results.plus(result));
  }

  Timeline upTo(Moment moment) {
    return new Timeline(initial, TreePVector.from(results.subList(0, moment.index())));
  }
}
