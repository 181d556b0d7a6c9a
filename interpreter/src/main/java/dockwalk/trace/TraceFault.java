package dockwalk.trace;

import java.io.IOException;

/** A document is no trace that can be used; the message says why, as the end of a sentence. */
public final class TraceFault extends IOException {
  private static final long serialVersionUID = 1;

  TraceFault(String message) {
    super(message);
  }

  TraceFault(String message, Throwable cause) {
    super(message, cause);
  }
}
