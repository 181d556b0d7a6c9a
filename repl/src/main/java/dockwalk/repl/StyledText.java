package dockwalk.repl;

import dockwalk.render.Drawing;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;

/**
 * Text with colours that is cut and joined by column. JLine shows the lines of a box in another
 * character set of the terminal, or as ASCII, and text on the screen could then not be copied: so
 * they pass through it as characters that mean nothing to it.
 */
final class StyledText {
  private static final String BOXES = "─│├└";
  private static final char FIRST_PRIVATE = '\uE000';

  private StyledText() {}

  /** Reads a text with its codes. */
  static AttributedString of(String text) {
    String read = text;
    for (int i = 0; i < BOXES.length(); i++) {
      read = read.replace(BOXES.charAt(i), (char) (FIRST_PRIVATE + i));
    }
    return AttributedString.fromAnsi(read);
  }

  /** The text with the codes and in the characters that a terminal knows. */
  static String on(Terminal terminal, AttributedString styled) {
    String text = styled.toAnsi(terminal);
    for (int i = 0; i < BOXES.length(); i++) {
      text = text.replace((char) (FIRST_PRIVATE + i), BOXES.charAt(i));
    }
    return Drawing.in(terminal.encoding()).apply(text);
  }
}
