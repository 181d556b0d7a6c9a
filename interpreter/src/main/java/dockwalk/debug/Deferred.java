package dockwalk.debug;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Keeps what log points say until the instruction is told that led to them. */
final class Deferred implements Passing {
  private final List<Consumer<Passing>> kept = new ArrayList<>();

  @Override
  public void passed(Walk walk, boolean replayed, boolean last) {
    // told at once, by whoever keeps the rest
  }

  @Override
  public void logged(Breakpoint mark, List<Value> values) {
    kept.add(passing -> passing.logged(mark, values));
  }

  @Override
  public void noted(Breakpoint mark, String note) {
    kept.add(passing -> passing.noted(mark, note));
  }

  /** Tells all that was kept, in its order. */
  void tell(Passing passing) {
    kept.forEach(each -> each.accept(passing));
  }
}
