package dockwalk.render;

import dockwalk.exec.Event;
import java.util.Optional;
import java.util.function.Consumer;

/** Says which step is running once it takes more than a second, and passes all events on. */
public final class LongSteps implements Consumer<Event> {
  private static final long SILENT = 1000; // milliseconds

  private final Consumer<Event> next;
  private final Consumer<String> out;
  private final Style style;
  private Optional<Thread> waiting = Optional.empty();

  /** {@code out} takes text with its line ends, also from another thread. */
  public LongSteps(Consumer<Event> next, Consumer<String> out, Style style) {
    this.next = next;
    this.out = out;
    this.style = style;
  }

  @Override
  public synchronized void accept(Event event) {
    switch (event) {
      case Event.StepStarted started -> {
        stop();
        waiting = Optional.of(Thread.ofVirtual().start(() -> tell(started)));
      }
      case Event.StepFinished finished -> stop();
      case Event.Output output -> stop(); // it tells for itself that something happens
      case Event.Expanded e -> {}
      case Event.CacheChecked e -> {}
      case Event.Committed e -> {}
      case Event.Noted e -> {}
    }
    next.accept(event);
  }

  /** Nothing is waited for any more: a person is asked what to do. */
  public synchronized void stop() {
    waiting.ifPresent(Thread::interrupt);
    waiting = Optional.empty();
  }

  private void tell(Event.StepStarted started) {
    try {
      Thread.sleep(SILENT);
    } catch (InterruptedException e) {
      return; // it was quick
    }
    String number = Integer.toString(started.step().ordinal() + 1);
    String instruction = Shown.oneLine(started.step().instruction().text());
    String line = style.say("step %s is running, Ctrl-C interrupts: %s", number, instruction);
    out.accept("  " + style.faint(Shown.cut(line, style.width() - 2)) + "\n");
  }
}
