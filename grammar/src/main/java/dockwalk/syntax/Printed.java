package dockwalk.syntax;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;

/** What a printer writes, as one text. */
final class Printed {
  private Printed() {}

  /** A printer of one file. */
  @FunctionalInterface
  interface Printing {
    void to(Writer text) throws IOException;
  }

  static String text(Printing printing) {
    StringWriter text = new StringWriter();
    try {
      printing.to(text);
    } catch (IOException e) {
      throw new UncheckedIOException("a StringWriter never fails", e);
    }
    return text.toString();
  }
}
