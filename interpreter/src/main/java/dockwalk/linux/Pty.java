package dockwalk.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * A terminal whose screen and keyboard are this process (pty(7)).
 *
 * @param screen what its programs print is read here, and what is written here they read as typed
 * @param number its file is the one of this name in the folder of the multiplexer
 */
public record Pty(Descriptor screen, int number) implements AutoCloseable {
  private static final int TIOCSPTLCK = 0x40045431;
  private static final int TIOCGPTN = 0x80045430;

  /**
   * A new terminal.
   *
   * @param multiplexer path of the {@code ptmx} of a devpts filesystem
   */
  public static Pty open(String multiplexer) throws ErrnoException {
    Descriptor screen =
        Descriptor.open(multiplexer, Descriptor.READ_WRITE | Descriptor.NO_CONTROLLING_TERMINAL);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment word = arena.allocate(8, 8);
      Terminal.ask(screen, TIOCSPTLCK, word, "unlock a terminal");
      Terminal.ask(screen, TIOCGPTN, word, "make a terminal");
      return new Pty(screen, word.get(JAVA_INT, 0));
    } catch (ErrnoException e) {
      screen.close();
      throw e;
    }
  }

  @Override
  public void close() {
    screen.close();
  }
}
