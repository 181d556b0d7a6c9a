package dockwalk.debug;

/** What a query finds. */
public sealed interface Value {
  /** A text. */
  record Text(String text) implements Value {}

  /**
   * A number.
   *
   * @param kind what it counts; a mode is the number that its octal digits make when they are read
   *     as decimal ones, so that it compares as it is written
   */
  record Amount(double number, Kind kind) implements Value {}

  /** Whether something is so. */
  record Truth(boolean so) implements Value {}

  /**
   * Nothing: what was asked for is not there.
   *
   * @param why such as {@code env.DEBUG is not set}
   */
  record Absent(String why) implements Value {}

  /** What values there are. */
  enum Kind {
    TEXT("text"),
    COUNT("number"),
    BYTES("size"),
    SECONDS("time"),
    MODE("mode"),
    TRUTH("true or false");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** Its name in documents. */
    public String word() {
      return word;
    }

    boolean numeric() {
      return this != TEXT && this != TRUTH;
    }
  }

  /** Whether it counts as true: what is there, is not empty and is not zero. */
  default boolean holds() {
    return switch (this) {
      case Text(String text) -> !text.isEmpty();
      case Amount(double number, Kind kind) -> number != 0;
      case Truth(boolean so) -> so;
      case Absent none -> false;
    };
  }
}
