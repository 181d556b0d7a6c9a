package dockwalk.debug;

import java.util.ArrayList;
import java.util.List;

/** The checkpoints of a session, by number. */
final class Checkpoints {
  private final List<Checkpoint> all = new ArrayList<>();
  private int last;

  Checkpoint add(Timeline timeline, Moment moment) {
    Checkpoint made = new Checkpoint(++last, timeline, moment);
    all.add(made);
    return made;
  }

  List<Checkpoint> list() {
    return List.copyOf(all);
  }

  /** Keeps only these, which have their numbers. */
  void replace(List<Checkpoint> kept) {
    all.clear();
    all.addAll(kept);
  }
}
