package dockwalk.debug;

/** Which way a move goes along the timeline. */
public enum Direction {
  FORWARD,
  BACKWARD
}
