package dockwalk.sandbox;

import dockwalk.linux.Descriptor;
import dockwalk.linux.ErrnoException;
import dockwalk.linux.Terminal;
import dockwalk.linux.TerminalSize;
import java.io.IOException;

/** The terminal at which the user sits: this process's standard input and output. */
final class UserTerminal implements AutoCloseable {
  private final Descriptor in;
  private final Descriptor out;
  private final Terminal.Modes before;
  private final Thread atExit = new Thread(this::restore, "terminal");

  private UserTerminal(Descriptor in, Descriptor out, Terminal.Modes before) {
    this.in = in;
    this.out = out;
    this.before = before;
  }

  /**
   * Takes it for a while; its modes are set back when this is closed or the process ends.
   *
   * @throws IOException if standard input is no terminal
   */
  static UserTerminal open() throws IOException {
    Descriptor in = Descriptor.copyOf(0);
    if (!Terminal.is(in)) {
      in.close();
      throw new IOException("this needs a terminal, and standard input is none");
    }
    UserTerminal terminal = new UserTerminal(in, Descriptor.copyOf(1), Terminal.modes(in));
    Runtime.getRuntime().addShutdownHook(terminal.atExit);
    return terminal;
  }

  Descriptor in() {
    return in;
  }

  Descriptor out() {
    return out;
  }

  TerminalSize size() throws IOException {
    return Terminal.size(in);
  }

  /** From now on each key comes as it is typed, Ctrl-C as well. */
  void makeRaw() throws IOException {
    Terminal.set(in, Terminal.raw(before));
  }

  private void restore() {
    try {
      Terminal.set(in, before);
    } catch (ErrnoException gone) {
      // there is nobody who could see it
    }
  }

  @Override
  public void close() {
    restore();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException ending) {
      // the hook sets them back once more, on a number that may be closed: no matter
    }
    in.close();
    out.close();
  }
}
