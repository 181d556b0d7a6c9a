package dockwalk.check;

/** A text is no setting of the checks; the message is the reference's. */
public final class InvalidCheckOptionException extends Exception {
  private static final long serialVersionUID = 1;

  InvalidCheckOptionException(String message) {
    super(message);
  }

  /** Why, in the reference's words. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
