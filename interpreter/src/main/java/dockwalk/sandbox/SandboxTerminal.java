package dockwalk.sandbox;

import dockwalk.linux.Pty;
import dockwalk.linux.Terminal;
import dockwalk.linux.TerminalSize;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * The terminal that a program in a sandbox gets. The sandbox's thread makes it, since it belongs to
 * the sandbox's devices; the caller's thread is its screen and its keyboard.
 */
final class SandboxTerminal implements AutoCloseable {
  private final TerminalSize size;
  private final CompletableFuture<Optional<Pty>> made = new CompletableFuture<>();

  SandboxTerminal(TerminalSize size) {
    this.size = size;
  }

  /** Makes it below the root of the sandbox, when its devices are there; its path inside. */
  String open(Path root) throws IOException {
    Pty pty = Pty.open(root.resolve("dev/pts/ptmx").toString());
    made.complete(Optional.of(pty));
    Terminal.resize(pty.screen(), size);
    return "/dev/pts/" + pty.number();
  }

  /** Says that it will not be made any more, if it is not there yet. */
  void abandon() {
    made.complete(Optional.empty());
  }

  /** Waits for it; absent if the sandbox came to an end before. */
  Optional<Pty> await() throws InterruptedException {
    try {
      return made.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("it is never completed so", e);
    }
  }

  /** Gives it another size, if it is there. */
  void resize(TerminalSize wanted) throws IOException {
    Optional<Pty> pty = made.getNow(Optional.empty());
    if (pty.isPresent()) {
      Terminal.resize(pty.get().screen(), wanted);
    }
  }

  @Override
  public void close() {
    Optional<Pty> pty = made.getNow(Optional.empty());
    if (pty.isPresent()) {
      pty.get().close();
    }
  }
}
