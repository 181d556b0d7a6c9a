package dockwalk.shell;

/** A script cannot be split safely; the message says why. */
final class NotSplitException extends Exception {
  private static final long serialVersionUID = 1;

  NotSplitException(String why) {
    super(why, null, false, false);
  }
}
