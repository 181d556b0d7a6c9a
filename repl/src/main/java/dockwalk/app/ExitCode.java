package dockwalk.app;

/** What the process's exit code says. */
final class ExitCode {
  private ExitCode() {}

  static final int DONE = 0;

  /** The build, or the check, failed. */
  static final int FAILED = 1;

  /** The program was used wrongly. */
  static final int USAGE = 2;

  /** A defect of the program itself. */
  static final int DEFECT = 3;

  /** Stopped by Ctrl-C, as shells count it. */
  static final int INTERRUPTED = 130;
}
