package dockwalk.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** What can be asked of an open file that is a terminal (ioctl_tty(2), termios(3)). */
public final class Terminal {
  private static final int TCGETS = 0x5401;
  private static final int TCSETS_WHEN_WRITTEN = 0x5403;
  private static final int TIOCGWINSZ = 0x5413;
  private static final int TIOCSWINSZ = 0x5414;

  /** struct termios of the kernel: four words of flags, the discipline, 19 characters. */
  private static final int MODES = 36;

  private static final int INPUT = 0;
  private static final int OUTPUT = 4;
  private static final int CONTROL = 8;
  private static final int LOCAL = 12;
  private static final int CHARACTERS = 17;
  private static final int VTIME = 5;
  private static final int VMIN = 6;

  /** IGNBRK BRKINT PARMRK ISTRIP INLCR IGNCR ICRNL IXON: what changes input on its way. */
  private static final int COOKED_INPUT = 02753;

  /** OPOST. */
  private static final int COOKED_OUTPUT = 1;

  /** CSIZE and PARENB, and in their place CS8. */
  private static final int CHARACTER_SIZE = 0460;

  private static final int EIGHT_BITS = 060;

  /** ECHO ECHONL ICANON ISIG IEXTEN. */
  private static final int COOKED_LOCAL = 0100113;

  /** The modes of a terminal, to be set again. */
  public static final class Modes {
    private final byte[] bytes;

    private Modes(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Modes that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }
  }

  private Terminal() {}

  /** Whether an open file is one. */
  public static boolean is(Descriptor file) {
    try {
      modes(file);
      return true;
    } catch (ErrnoException e) {
      return false;
    }
  }

  /** Its modes at present. */
  public static Modes modes(Descriptor terminal) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment modes = arena.allocate(MODES, 8);
      ask(terminal, TCGETS, modes, "read the modes of the terminal");
      return new Modes(modes.toArray(JAVA_BYTE));
    }
  }

  /** Sets its modes, once all output is written. */
  public static void set(Descriptor terminal, Modes modes) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = arena.allocate(MODES, 8);
      bytes.copyFrom(MemorySegment.ofArray(modes.bytes));
      ask(terminal, TCSETS_WHEN_WRITTEN, bytes, "set the modes of the terminal");
    }
  }

  /** {@code modes}, but each key goes through as it is, at once and without an echo. */
  public static Modes raw(Modes modes) {
    MemorySegment bytes = MemorySegment.ofArray(modes.bytes.clone());
    clear(bytes, INPUT, COOKED_INPUT);
    clear(bytes, OUTPUT, COOKED_OUTPUT);
    clear(bytes, LOCAL, COOKED_LOCAL);
    clear(bytes, CONTROL, CHARACTER_SIZE);
    bytes.set(
        JAVA_INT.withByteAlignment(1),
        CONTROL,
        bytes.get(JAVA_INT.withByteAlignment(1), CONTROL) | EIGHT_BITS);
    bytes.set(JAVA_BYTE, CHARACTERS + VMIN, (byte) 1);
    bytes.set(JAVA_BYTE, CHARACTERS + VTIME, (byte) 0);
    return new Modes(bytes.toArray(JAVA_BYTE));
  }

  private static void clear(MemorySegment modes, int word, int flags) {
    int old = modes.get(JAVA_INT.withByteAlignment(1), word);
    modes.set(JAVA_INT.withByteAlignment(1), word, old & ~flags);
  }

  /** Its size; zero by zero if it does not know. */
  public static TerminalSize size(Descriptor terminal) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment size = arena.allocate(8, 8);
      ask(terminal, TIOCGWINSZ, size, "read the size of the terminal");
      return new TerminalSize(size.get(JAVA_SHORT, 0), size.get(JAVA_SHORT, 2));
    }
  }

  /** Sets its size; the programs in it are told (SIGWINCH). */
  public static void resize(Descriptor terminal, TerminalSize size) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment words = arena.allocate(8, 8);
      words.set(JAVA_SHORT, 0, (short) size.rows());
      words.set(JAVA_SHORT, 2, (short) size.columns());
      ask(terminal, TIOCSWINSZ, words, "set the size of the terminal");
    }
  }

  static void ask(Descriptor terminal, int request, MemorySegment answer, String what)
      throws ErrnoException {
    long number = Integer.toUnsignedLong(request);
    Native.check(Native.raw(Call.IOCTL, terminal.number(), number, answer.address()), what);
  }
}
