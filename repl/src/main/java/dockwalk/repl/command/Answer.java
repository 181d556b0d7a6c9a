package dockwalk.repl.command;

/** What follows a command. */
public enum Answer {
  /** The next command. */
  STAY,
  /** The end of the session: the user wants to leave. */
  LEAVE,
  /** A step was cancelled by the user. */
  CANCELLED
}
