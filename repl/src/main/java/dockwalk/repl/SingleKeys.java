package dockwalk.repl;

import java.io.IOError;
import java.io.InterruptedIOException;
import java.util.function.BooleanSupplier;
import org.jline.keymap.BindingReader;
import org.jline.keymap.KeyMap;
import org.jline.reader.EndOfFileException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;

/**
 * Keys that are pressed one at a time, without Enter.
 *
 * @param <K> what a key means
 */
final class SingleKeys<K> {
  private static final long LOOK_AROUND = 250; // milliseconds

  private final Terminal terminal;
  private final BindingReader keys;
  private final K other;
  private final K interrupted;
  private final K gone;

  /**
   * The keys of a terminal.
   *
   * @param other what a key means that is not bound, and a terminal that has another size than
   *     before
   * @param interrupted what Ctrl-C means
   * @param gone what the end of the terminal means
   */
  SingleKeys(Terminal terminal, K other, K interrupted, K gone) {
    this.terminal = terminal;
    this.keys = new BindingReader(terminal.reader());
    this.other = other;
    this.interrupted = interrupted;
    this.gone = gone;
  }

  /** A map in which no key is bound yet. */
  KeyMap<K> map() {
    KeyMap<K> map = new KeyMap<>();
    map.setNomatch(other);
    map.setUnicode(other);
    return map;
  }

  /** Binds what the terminal sends for {@code capability}, and {@code sequences}. */
  void bind(KeyMap<K> map, K key, Capability capability, String... sequences) {
    String sequence = KeyMap.key(terminal, capability);
    if (sequence != null) {
      map.bind(key, sequence);
    }
    map.bind(key, sequences);
  }

  /**
   * The next key; the one for others also as soon as {@code woken}.
   *
   * @param woken asked four times a second
   */
  K next(KeyMap<K> map, BooleanSupplier woken) {
    Attributes before = terminal.enterRawMode();
    Size size = terminal.getSize();
    try {
      while (!woken.getAsBoolean()
          && keys.peekCharacter(LOOK_AROUND) == NonBlockingReader.READ_EXPIRED) {
        if (!terminal.getSize().equals(size)) {
          return other;
        }
      }
      if (woken.getAsBoolean()) {
        return other;
      }
      K key = keys.readBinding(map);
      return key == null ? gone : key;
    } catch (EndOfFileException e) {
      return gone;
    } catch (IOError e) {
      return ctrlC(e) ? interrupted : gone;
    } finally {
      terminal.setAttributes(before);
    }
  }

  /** What was typed for the last key. */
  String typed() {
    return keys.getLastBinding();
  }

  private static boolean ctrlC(IOError e) {
    boolean flagged = Thread.interrupted(); // cleared in any case
    return flagged || e.getCause() instanceof InterruptedIOException;
  }
}
