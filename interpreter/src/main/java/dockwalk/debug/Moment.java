package dockwalk.debug;

/**
 * A point between two small steps of a {@link Timeline}.
 *
 * @param index how many small steps were taken before it
 */
public record Moment(int index) implements Comparable<Moment> {
  /** The moment before the first small step. */
  public static final Moment START = new Moment(0);

  Moment next() {
    return new Moment(index + 1);
  }

  Moment previous() {
    return new Moment(index - 1);
  }

  @Override
  public int compareTo(Moment other) {
    return Integer.compare(index, other.index);
  }
}
