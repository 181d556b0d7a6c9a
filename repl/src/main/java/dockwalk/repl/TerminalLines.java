package dockwalk.repl;

import dockwalk.render.Style;
import dockwalk.repl.command.CommandTable;
import dockwalk.repl.command.Completion;
import dockwalk.repl.command.Desk;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Macro;
import org.jline.reader.ParsedLine;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.jline.widget.AutosuggestionWidgets;

/**
 * Commands from a person at a terminal: editing, history, completion. Ctrl-C at the prompt clears
 * the line, Ctrl-C while a step runs interrupts it, Ctrl-D leaves. The only class that touches
 * JLine, whose start costs a tenth of a second and more.
 */
public final class TerminalLines implements Lines {
  private static final String CLEAR = "\u0015"; // Ctrl-U
  private static final int REMEMBERED = 1000;
  private final Terminal terminal;
  private final LineReader reader;
  private final Interjections interjections;
  private String halfTyped = "";
  private Optional<Completion> completion = Optional.empty();
  private Supplier<Style> style = () -> Style.PLAIN;

  /**
   * Opens the terminal of this process. While it is open, Ctrl-C interrupts the calling thread
   * instead of ending the process.
   *
   * @param history file that keeps the commands of earlier sessions
   * @param scratch folder for JLine's native library, which JLine leaves where it unpacks it
   * @param colours whether what is typed is set off while it is typed
   */
  public static TerminalLines open(Path history, Path scratch, boolean colours) throws IOException {
    System.setProperty("jline.tmpdir", scratch.toString());
    Files.createDirectories(Objects.requireNonNull(history.toAbsolutePath().getParent()));
    Terminal terminal =
        TerminalBuilder.builder().name("dockwalk").system(true).nativeSignals(true).build();
    return new TerminalLines(terminal, history, colours);
  }

  /**
   * Reads {@code keys} at a terminal that nobody sees, so that what a session at a terminal loads
   * is in the JVM's cache.
   */
  public static void rehearse(Path folder, String keys) throws IOException {
    open(folder.resolve("history"), folder, true).close();
    LineDisciplineTerminal terminal =
        new LineDisciplineTerminal(
            "rehearsal", "xterm-256color", OutputStream.nullOutputStream(), StandardCharsets.UTF_8);
    terminal.processInputBytes(keys.getBytes(StandardCharsets.UTF_8));
    try (TerminalLines lines = new TerminalLines(terminal, folder.resolve("history"), true)) {
      while (lines.next("> ").isPresent()) {
        // every line is read alike
      }
    }
  }

  TerminalLines(Terminal terminal, Path history, boolean colours) {
    this.terminal = terminal;
    if (terminal.getWidth() <= 0) {
      terminal.setSize(new Size(80, 24)); // some terminals do not say
    }
    Thread worker = Thread.currentThread();
    this.interjections = new Interjections(worker);
    terminal.handle(Terminal.Signal.INT, signal -> worker.interrupt());
    DefaultParser parser = new DefaultParser();
    parser.setEscapeChars(null); // or backslashes vanish from what was typed
    this.reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .parser(parser)
            .completer((r, line, candidates) -> complete(line, candidates))
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.HISTORY_IGNORE_DUPS, true)
            .variable(LineReader.HISTORY_FILE, history)
            .variable(LineReader.HISTORY_SIZE, REMEMBERED)
            .variable(LineReader.HISTORY_FILE_SIZE, REMEMBERED)
            .build();
    bindKeys();
    if (colours) {
      ((LineReaderImpl) reader).setHighlighter(new CommandHighlighter(CommandTable.STANDARD));
      new AutosuggestionWidgets(reader).enable();
    }
  }

  /** F8 steps and Shift-F8 goes back, as in other debuggers. */
  private void bindKeys() {
    KeyMap<Binding> keys = Objects.requireNonNull(reader.getKeyMaps().get(LineReader.MAIN));
    keys.bind(new Macro(CLEAR + "step\r"), "\u001B[19~");
    keys.bind(new Macro(CLEAR + "back\r"), "\u001B[19;2~");
  }

  @Override
  public Optional<String> next(String prompt) throws IOException {
    while (true) {
      Optional<String> interjected = interjections.begin();
      if (interjected.isPresent()) {
        terminal.writer().println(interjected.get());
        terminal.flush();
        return interjected;
      }
      String before = halfTyped;
      halfTyped = "";
      try {
        return Optional.of(reader.readLine(prompt, null, (Character) null, before));
      } catch (UserInterruptException e) {
        // Ctrl-C clears the line, an interjection does not: ask again
        halfTyped = interjections.waiting() ? e.getPartialLine() : "";
      } catch (EndOfFileException e) {
        return Optional.empty();
      } catch (IllegalStateException e) {
        return Optional.empty(); // the process is told to end, and JLine has closed the terminal
      } finally {
        interjections.end();
      }
    }
  }

  @Override
  public void interject(String command) {
    interjections.add(command);
  }

  Terminal terminal() {
    return terminal;
  }

  @Override
  public int columns() {
    try {
      return terminal.getWidth() > 0 ? terminal.getWidth() : 80;
    } catch (IllegalStateException closed) {
      return 80; // the process is told to end, and JLine has closed the terminal
    }
  }

  @Override
  public boolean pages() {
    return !terminal.getType().startsWith(Terminal.TYPE_DUMB);
  }

  @Override
  public boolean paged(String text, int from) {
    if (text.isEmpty()) {
      return false;
    }
    PagedText paged = new PagedText(text, from);
    try {
      Pager pager = new Pager(terminal, style.get());
      if (pager.holds(paged) && from == 1) {
        return false;
      }
      pager.read(paged);
      return true;
    } catch (IllegalStateException closed) {
      return false; // as in columns()
    }
  }

  @Override
  public void serve(Desk desk) {
    completion = Optional.of(new Completion(CommandTable.STANDARD, desk));
    style = desk.styles();
  }

  private void complete(ParsedLine line, List<Candidate> candidates) {
    completion.stream()
        .flatMap(known -> known.of(line.words().subList(0, line.wordIndex()), line.word()).stream())
        .forEach(proposal -> candidates.add(candidate(proposal)));
  }

  @Override
  public boolean interactive() {
    return true;
  }

  @Override
  public void close() throws IOException {
    terminal.close();
  }

  private static Candidate candidate(Completion.Proposal proposal) {
    String summary = proposal.summary();
    return new Candidate(
        proposal.text(),
        proposal.text(),
        null,
        summary.isEmpty() ? null : summary,
        null,
        null,
        proposal.complete());
  }
}
