package dockwalk.debug;

/**
 * Something that stops a session on its way.
 *
 * @param number its name for the user, counted from one and never used again
 * @param reason when it stops
 * @param temporary whether it is gone once it has stopped a session
 * @param enabled whether it stops at all
 * @param hits how often it has stopped the session
 */
public record Breakpoint(int number, Reason reason, boolean temporary, boolean enabled, int hits) {
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

  Breakpoint enabled(boolean on) {
    return new Breakpoint(number, reason, temporary, on, hits);
  }

  Breakpoint at(Reason moved) {
    return new Breakpoint(number, moved, temporary, enabled, hits);
  }

  Breakpoint hit() {
    return new Breakpoint(number, reason, temporary, enabled, hits + 1);
  }
}
