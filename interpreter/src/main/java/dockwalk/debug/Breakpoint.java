package dockwalk.debug;

import java.util.Optional;

/**
 * Something that stops a session on its way, or tells something there.
 *
 * @param number its name for the user, counted from one and never used again
 * @param reason when it stops
 * @param enabled whether it stops at all
 */
public record Breakpoint(int number, Reason reason, Terms terms, boolean enabled, Counts counts) {
  /** When a breakpoint stops. */
  public sealed interface Reason {
    /** Before the instructions at a place. */
    record Before(Place place) implements Reason {}

    /** Inside a step that the cache does not have, before it is executed. */
    record Miss() implements Reason {}

    /** After an instruction of which there is something to warn. */
    record Warning() implements Reason {}

    /** After an instruction that changed something. */
    record Changes(Subject subject) implements Reason {}
  }

  /**
   * On what terms it stops.
   *
   * @param temporary whether it is gone once it has stopped a session
   * @param condition what must be so
   * @param log what it prints instead of stopping
   */
  public record Terms(boolean temporary, Optional<Query> condition, Optional<LogText> log) {
    /** Always. */
    public static final Terms ALWAYS = new Terms(false, Optional.empty(), Optional.empty());

    /** Once. */
    public static final Terms ONCE = new Terms(true, Optional.empty(), Optional.empty());
  }

  /**
   * What is counted.
   *
   * @param reached how often its place was reached
   * @param hits how often its condition was so, too
   * @param ignored how many more hits do not stop
   */
  public record Counts(int reached, int hits, int ignored) {
    static final Counts ZERO = new Counts(0, 0, 0);
  }

  /** Whether it is gone once it has stopped a session. */
  public boolean temporary() {
    return terms.temporary();
  }

  /** How often it has stopped the session, or logged. */
  public int hits() {
    return counts.hits();
  }

  Breakpoint enabled(boolean on) {
    return new Breakpoint(number, reason, terms, on, counts);
  }

  Breakpoint at(Reason moved) {
    return new Breakpoint(number, moved, terms, enabled, counts);
  }

  Breakpoint on(Terms changed) {
    return new Breakpoint(number, reason, changed, enabled, counts);
  }

  Breakpoint with(Counts changed) {
    return new Breakpoint(number, reason, terms, enabled, changed);
  }
}
