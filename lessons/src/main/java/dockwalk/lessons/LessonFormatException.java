package dockwalk.lessons;

import java.io.IOException;

/** A lesson's resources break the rules of their format; the message names the file and line. */
public final class LessonFormatException extends IOException {
  private static final long serialVersionUID = 1;

  LessonFormatException(String file, int line, String message) {
    super(file + ":" + line + ": " + message);
  }
}
