package dockwalk.syntax;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The faults of one file, as they are found. After {@link #MOST} no more are taken: nobody reads
 * them, and a hostile text would fill the memory with them.
 */
final class Faults extends AbstractList<Diagnostic> {
  static final int MOST = 1_000;

  /** Warnings end no parse, and of so many is told. */
  static final int MOST_WARNINGS = 100;

  private final List<Diagnostic> found = new ArrayList<>();
  private int warnings;

  /** Takes {@code fault}; in the place of the last that is taken stands that there are too many. */
  @Override
  public boolean add(Diagnostic fault) {
    boolean warning = fault.severity() != Diagnostic.Severity.ERROR;
    if (full() || (warning && ++warnings > MOST_WARNINGS)) {
      return false;
    }
    return found.add(found.size() == MOST - 1 ? tooMany(fault.span()) : fault);
  }

  /** Whether nothing more is taken. */
  boolean full() {
    return found.size() == MOST;
  }

  @Override
  public Diagnostic get(int index) {
    return found.get(index);
  }

  @Override
  public int size() {
    return found.size();
  }

  @Override
  public void sort(Comparator<? super Diagnostic> order) {
    found.sort(order);
  }

  private static Diagnostic tooMany(Span span) {
    return Diagnostic.error(
        "limit",
        span,
        "too many errors: what follows was not looked at",
        "Begin with the first ones; is this a Dockerfile at all?");
  }
}
