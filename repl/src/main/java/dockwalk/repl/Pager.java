package dockwalk.repl;

import dockwalk.render.Shown;
import dockwalk.render.Style;
import org.jline.keymap.KeyMap;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.InfoCmp.Capability;

/**
 * Shows a long text a screen at a time, on a screen of its own. What was on it last stays above the
 * prompt.
 */
final class Pager {
  private final Terminal terminal;
  private final Style style;
  private final SingleKeys<Key> keys;
  private final KeyMap<Key> reading;
  private final KeyMap<Key> typing;
  private String note = "";

  private enum Key {
    PAGE_DOWN,
    PAGE_UP,
    HALF_DOWN,
    HALF_UP,
    DOWN,
    UP,
    HOME,
    END,
    SEARCH,
    AGAIN,
    BEFORE,
    DELETE,
    DONE,
    LEAVE,
    OTHER
  }

  Pager(Terminal terminal, Style style) {
    this.terminal = terminal;
    this.style = style;
    this.keys = new SingleKeys<>(terminal, Key.OTHER, Key.LEAVE, Key.LEAVE);
    this.reading = keys.map();
    keys.bind(reading, Key.PAGE_DOWN, Capability.key_npage, " ", "f", "\u001B[6~");
    keys.bind(reading, Key.PAGE_UP, Capability.key_ppage, "b", "\u001B[5~");
    keys.bind(reading, Key.DOWN, Capability.key_down, "j", "\r", "\n", "\u001B[B");
    keys.bind(reading, Key.UP, Capability.key_up, "k", "\u001B[A");
    keys.bind(reading, Key.HOME, Capability.key_home, "g", "<", "\u001B[H");
    keys.bind(reading, Key.END, Capability.key_end, "G", ">", "\u001B[F");
    keys.bind(reading, Key.LEAVE, Capability.key_exit, "q", "Q", "\u0004");
    reading.bind(Key.HALF_DOWN, "d");
    reading.bind(Key.HALF_UP, "u");
    reading.bind(Key.SEARCH, "/");
    reading.bind(Key.AGAIN, "n");
    reading.bind(Key.BEFORE, "N");
    this.typing = keys.map();
    typing.bind(Key.DONE, "\r", "\n");
    typing.bind(Key.DELETE, "\u007F", "\b");
    typing.bind(Key.LEAVE, "\u0004");
  }

  /** Whether all of {@code text} is on the screen at once. */
  boolean holds(PagedText text) {
    fit(text);
    return text.fits();
  }

  /** Shows {@code text} until the reader leaves it. */
  void read(PagedText text) {
    terminal.puts(Capability.enter_ca_mode);
    try {
      boolean reads = true;
      while (reads) {
        draw(text, "");
        note = "";
        Key key = keys.next(reading, () -> false);
        reads = key != Key.LEAVE;
        move(text, key);
      }
    } finally {
      terminal.puts(Capability.exit_ca_mode);
      terminal.flush();
    }
    for (AttributedString row : text.screen()) {
      terminal.writer().println(StyledText.on(terminal, row));
    }
    terminal.flush();
  }

  private void move(PagedText text, Key key) {
    switch (key) {
      case PAGE_DOWN -> text.page(1);
      case PAGE_UP -> text.page(-1);
      case HALF_DOWN -> text.scroll(height() / 2);
      case HALF_UP -> text.scroll(-height() / 2);
      case DOWN -> text.scroll(1);
      case UP -> text.scroll(-1);
      case HOME -> text.home();
      case END -> text.end();
      case SEARCH -> search(text);
      case AGAIN -> found(text.find(true));
      case BEFORE -> found(text.find(false));
      case DELETE, DONE, LEAVE, OTHER -> {}
    }
  }

  private void search(PagedText text) {
    StringBuilder sought = new StringBuilder();
    while (true) {
      draw(text, "/" + sought);
      switch (keys.next(typing, () -> false)) {
        case DONE -> {
          text.seek(sought.toString());
          found(sought.isEmpty() || text.find(true));
          return;
        }
        case DELETE -> sought.setLength(Math.max(0, sought.length() - 1));
        case LEAVE -> {
          return;
        }
        default -> type(sought, keys.typed());
      }
    }
  }

  private static void type(StringBuilder sought, String typed) {
    if (typed != null && typed.chars().noneMatch(Character::isISOControl)) {
      sought.append(typed);
    }
  }

  private void found(boolean yes) {
    note = yes ? "" : style.say("not found");
  }

  private void fit(PagedText text) {
    text.resize(width(), height());
  }

  private int width() {
    return terminal.getWidth() > 0 ? terminal.getWidth() : 80;
  }

  /** The rows above the last one, which says where the reader is. */
  private int height() {
    return terminal.getHeight() > 0 ? terminal.getHeight() - 1 : 23;
  }

  /** Draws the text, and below it what is typed, or else where the reader is. */
  private void draw(PagedText text, String typed) {
    fit(text);
    StringBuilder screen = new StringBuilder();
    for (AttributedString row : text.screen()) {
      screen.append(StyledText.on(terminal, row)).append('\n');
    }
    screen.append("\n".repeat(Math.max(0, height() - text.screen().size())));
    String below = typed.isEmpty() ? status(text) : typed;
    terminal.puts(Capability.clear_screen);
    terminal.writer().print(screen + style.here(Shown.cut(below, width() - 1)));
    terminal.flush();
  }

  private String status(PagedText text) {
    String place = style.say("lines %d to %d of %d", text.first(), text.last(), text.count());
    String told = note.isEmpty() ? place : place + "   " + note;
    return told + "   " + style.say("space on   b back   / search   q leave");
  }
}
