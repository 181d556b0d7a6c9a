package dockwalk.repl;

import dockwalk.render.Drawing;
import dockwalk.render.Slide;
import dockwalk.render.SourceWindow;
import dockwalk.repl.command.Desk;
import java.io.IOException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jline.keymap.KeyMap;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;

/**
 * The classroom view: the whole screen is one slide, and single keys step, go back and scroll.
 * After a colon a command is typed, as at the prompt.
 */
public final class SlideLines implements Lines {
  private static final int MOST_SAID = 1 << 18;

  private final TerminalLines typed;
  private final Terminal terminal;
  private final SingleKeys<Key> keys;
  private final KeyMap<Key> map;
  private final StringBuilder said = new StringBuilder();
  private final Queue<String> interjected = new ConcurrentLinkedQueue<>();
  private Optional<Desk> desk = Optional.empty();

  private enum Key {
    STEP,
    BACK,
    DOWN,
    UP,
    COMMAND,
    LEAVE,
    OTHER
  }

  /** Slides on the terminal of {@code typed}, which reads the commands after a colon. */
  public SlideLines(TerminalLines typed) {
    this.typed = typed;
    this.terminal = typed.terminal();
    this.keys = new SingleKeys<>(terminal, Key.OTHER, Key.OTHER, Key.LEAVE);
    this.map = keys.map();
    bind(Key.STEP, Capability.key_right, "\u001B[C", "\r", "\n", " ", "n", "s", "\u001B[19~");
    bind(Key.BACK, Capability.key_left, "\u001B[D", "b", "\u007F", "\u001B[19;2~");
    bind(Key.DOWN, Capability.key_down, "\u001B[B", "j", "\u001B[6~");
    bind(Key.UP, Capability.key_up, "\u001B[A", "k", "\u001B[5~");
    bind(Key.COMMAND, Capability.key_f10, ":");
    bind(Key.LEAVE, Capability.key_exit, "q", "\u0004");
  }

  private void bind(Key key, Capability capability, String... sequences) {
    keys.bind(map, key, capability, sequences);
  }

  @Override
  public void serve(Desk shown) {
    desk = Optional.of(shown);
    typed.serve(shown);
  }

  /** Takes what a command says: it is shown at once, and again on the next slide. */
  private void say(String text) {
    said.append(text);
    if (said.length() > MOST_SAID) {
      said.delete(0, said.length() - MOST_SAID / 2);
    }
    terminal.writer().print(text);
    terminal.flush();
  }

  @Override
  public Optional<String> next(String prompt) throws IOException {
    Desk shown = desk.orElseThrow();
    String text = withoutSource(said.toString(), shown);
    said.setLength(0);
    int skipped = 0;
    while (true) {
      Slide slide = slide(shown);
      String wrapped = wrapped(text);
      skipped = Math.clamp(skipped, 0, slide.scrollable(wrapped));
      draw(slide.with(wrapped, skipped));
      Key key = keys.next(map, () -> !interjected.isEmpty());
      if (!interjected.isEmpty()) {
        return gives("", interjected.remove());
      }
      switch (key) {
        case STEP -> {
          return gives(slide.running(), "step");
        }
        case BACK -> {
          return gives("", "back");
        }
        case DOWN -> skipped++;
        case UP -> skipped--;
        case COMMAND -> {
          Optional<String> line = command(prompt);
          if (line.isEmpty() || !line.get().isBlank()) {
            return line;
          }
        }
        case LEAVE -> {
          draw("");
          return Optional.empty();
        }
        case OTHER -> {}
      }
    }
  }

  private Optional<String> gives(String screen, String command) {
    draw(screen);
    return Optional.of(command);
  }

  @Override
  public void interject(String command) {
    if (!interjected.contains(command)) {
      interjected.add(command);
    }
  }

  /** The card ends with the source of the next instruction, which the slide has above. */
  private static String withoutSource(String text, Desk desk) {
    String source = SourceWindow.next(desk.session(), desk.style());
    return text.endsWith(source) ? text.substring(0, text.length() - source.length()) : text;
  }

  private String wrapped(String text) {
    return text.lines()
        .flatMap(line -> StyledText.of(line).columnSplitLength(columns()).stream())
        .map(line -> StyledText.on(terminal, line) + "\n")
        .collect(Collectors.joining());
  }

  private Slide slide(Desk shown) {
    int rows = terminal.getHeight() > 0 ? terminal.getHeight() : 24;
    return new Slide(shown.session(), shown.style(), rows);
  }

  private Optional<String> command(String prompt) throws IOException {
    terminal.puts(Capability.carriage_return);
    terminal.puts(Capability.clr_eol);
    Optional<String> line = typed.next(prompt);
    draw("");
    return line;
  }

  private void draw(String screen) {
    terminal.puts(Capability.clear_screen);
    terminal.writer().print(Drawing.in(terminal.encoding()).apply(screen));
    terminal.flush();
  }

  @Override
  public boolean interactive() {
    return true;
  }

  @Override
  public int columns() {
    return typed.columns();
  }

  @Override
  public Consumer<String> shownOn(Consumer<String> out) {
    return this::say;
  }

  @Override
  public void close() throws IOException {
    typed.close();
  }
}
