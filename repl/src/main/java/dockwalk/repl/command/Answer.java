package dockwalk.repl.command;

/** What follows a command. */
public enum Answer {
  /** The next command. */
  STAY,
  /** The next command; a step, or the command, could not be done. */
  FAILED,
  /** The end of the session: the user wants to leave. */
  LEAVE,
  /** A step was cancelled by the user. */
  CANCELLED
}
