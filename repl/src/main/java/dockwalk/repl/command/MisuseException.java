package dockwalk.repl.command;

/** A command cannot be done as it was typed; the message says what to type instead. */
public final class MisuseException extends Exception {
  private static final long serialVersionUID = 1;

  public MisuseException(String message) {
    super(message);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
