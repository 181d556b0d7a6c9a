package dockwalk.app;

import dockwalk.exec.Event;
import java.io.PrintStream;
import java.util.function.Consumer;

/** Shows what a step's program prints, while it prints. */
final class LiveOutput implements Consumer<Event> {
  private final PrintStream out;

  LiveOutput(PrintStream out) {
    this.out = out;
  }

  @Override
  public void accept(Event event) {
    if (event instanceof Event.Output output) {
      out.print(output.text());
      out.flush();
    }
  }
}
