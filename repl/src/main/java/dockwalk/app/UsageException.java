package dockwalk.app;

/** The arguments of a command make no sense; the message says what to write instead. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UsageException(String message) {
    super(message);
  }
}
