package dockwalk.debug;

/**
 * A moment to return to, on the timeline as it was then.
 *
 * @param number its name for the user, counted from one
 */
public record Checkpoint(int number, Timeline timeline, Moment moment) {}
