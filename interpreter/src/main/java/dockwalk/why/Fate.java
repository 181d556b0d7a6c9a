package dockwalk.why;

/** The five things that can become of a step; the words are the same everywhere. */
public enum Fate {
  /** It was done now. */
  EXECUTED("executed"),
  /** What it did before was taken. */
  CACHED("cached"),
  /** The target does not need its stage. */
  SKIPPED("skipped"),
  /** It was tried, and the build ended. */
  FAILED("failed"),
  /** The build ended before it, or while it ran. */
  NOT_REACHED("not reached");

  private final String word;

  Fate(String word) {
    this.word = word;
  }

  /** Its word for people and in documents. */
  public String word() {
    return word;
  }
}
