package dockwalk.debug;

import dockwalk.debug.InsideStep.Effect;
import dockwalk.exec.Event;
import dockwalk.exec.Host;
import dockwalk.exec.Joining;
import dockwalk.exec.PacedShell;
import dockwalk.exec.PacedShell.Order;
import dockwalk.exec.PacedShell.Pause;
import dockwalk.exec.Phase;
import dockwalk.exec.State;
import dockwalk.exec.StepResult;
import dockwalk.fs.FileTree;
import dockwalk.fs.TreeDiff;
import dockwalk.shell.ShellCommand;
import dockwalk.shell.Splitting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;

/**
 * A {@code RUN} whose commands are executed one at a time, in one shell that lives meanwhile. The
 * small step that executes it is taken by a thread of its own, which waits before each command, so
 * that its result is the one that it has without waiting.
 */
public final class InsideRun {
  /** Hears of each command. */
  public interface Listener {
    /**
     * A command is over, or passed over.
     *
     * @param passing whether the next one follows at once
     */
    void done(InsideStep step, boolean passing);
  }

  private sealed interface Turn {
    record Waiting(Pause pause) implements Turn {}

    record Ended(StepResult result) implements Turn {}

    record Broken(Throwable why) implements Turn {}
  }

  private final BlockingQueue<Turn> turns = new ArrayBlockingQueue<>(1);
  private final BlockingQueue<Order> orders = new ArrayBlockingQueue<>(1);
  private final List<ShellCommand> commands;
  private final InsideScript script;
  private final Host.Contents contents;
  private final Listener listener;
  private final Thread thread;

  /** In nanoseconds; of the thread inside. */
  private long waited;

  private Optional<FileTree> first = Optional.empty();
  private Optional<InsideStep> last = Optional.empty();
  private Optional<Pause> pause = Optional.empty();
  private Optional<StepResult> result = Optional.empty();

  private InsideRun(
      Machine machine,
      State keyed,
      Consumer<Event> live,
      Splitting.Commands split,
      Host.Contents contents,
      Listener listener) {
    this.commands = split.commands();
    this.script = new InsideScript(commands);
    this.contents = contents;
    this.listener = listener;
    PacedShell shell = new PacedShell(split.shell(), split.name(), split.settings(), this::pace);
    this.thread =
        Thread.ofPlatform()
            .daemon()
            .name("inside run")
            .unstarted(() -> work(machine, keyed, live, shell));
  }

  /**
   * Starts the shell, and waits until it waits for its first command.
   *
   * @param keyed the state in which the step is to be executed
   * @throws InterruptedException if the thread was interrupted; nothing is left
   */
  static InsideRun begin(
      Machine machine,
      State keyed,
      Consumer<Event> live,
      Splitting.Commands split,
      Host.Contents contents,
      Listener listener)
      throws InterruptedException {
    InsideRun run = new InsideRun(machine, keyed, live, split, contents, listener);
    run.thread.start();
    run.take();
    return run;
  }

  /** The commands, with the operators before them. */
  public List<String> texts() {
    return commands.stream().map(command -> command.link().sign() + command.text()).toList();
  }

  /** Index of the next command; the number of commands when the shell has ended. */
  public int next() {
    return over() ? commands.size() : script.next();
  }

  /** Whether the shell has ended. */
  public boolean over() {
    return result.isPresent();
  }

  /** What the shell is like now; absent if it has ended. */
  Optional<Pause> pause() {
    return pause;
  }

  /** Where the shell is; absent if it has ended. */
  public Optional<String> folder() {
    return pause.map(Pause::folder);
  }

  /** The files as they are now; absent if the shell has ended. */
  public Optional<FileTree> files() {
    return pause.map(Pause::files);
  }

  /** The last command that was executed. */
  public Optional<InsideStep> last() {
    return last;
  }

  /** What the commands so far did to the files; absent if the shell has ended. */
  Optional<TreeDiff> diff() throws IOException {
    return files().isPresent()
        ? Optional.of(InsideDiff.between(first.orElseThrow(), files().get(), contents))
        : Optional.empty();
  }

  /**
   * Executes the next command; after the last one the shell ends.
   *
   * @throws InterruptedException if the thread was interrupted; nothing is left of the run
   */
  public void step() throws IOException, InterruptedException {
    step(false);
  }

  /** Executes what is left, and gives what came of the whole step. */
  StepResult rest() throws InterruptedException {
    try {
      while (!over()) {
        step(true);
      }
    } catch (IOException e) {
      abandon();
      throw new UncheckedIOException(e);
    }
    return result.orElseThrow();
  }

  private void step(boolean passing) throws IOException, InterruptedException {
    Pause before = pause.orElseThrow();
    int index = script.next();
    send(script.order());
    if (result.isPresent()) {
      tell(index, Optional.of(new Effect.Ended(exitCode(result.get()))), passing);
      return;
    }
    Pause after = pause.orElseThrow();
    Effect effect =
        new Effect.Done(before, after, InsideDiff.between(before.files(), after.files(), contents));
    tell(index, Optional.of(effect), passing);
    for (int passed : script.ended(after.status())) {
      tell(passed, Optional.empty(), true);
    }
    if (script.over()) {
      send(script.order());
    }
  }

  private static int exitCode(StepResult result) {
    return result.failure().flatMap(Event.Outcome.Failed::exitCode).orElse(0);
  }

  private void tell(int index, Optional<Effect> effect, boolean passing) {
    String text = commands.get(index).link().sign() + commands.get(index).text();
    InsideStep step = new InsideStep(index + 1, commands.size(), text, effect);
    last = effect.isPresent() ? Optional.of(step) : last;
    listener.done(step, passing);
  }

  /** Ends the shell and all that it started; what it changed is thrown away. */
  void abandon() {
    thread.interrupt();
    Joining.await(thread);
  }

  private void send(Order order) throws InterruptedException {
    orders.add(order); // there is room: the thread inside waits for it
    take();
  }

  private void take() throws InterruptedException {
    Turn turn;
    try {
      turn = turns.take();
    } catch (InterruptedException e) {
      abandon();
      throw e;
    }
    switch (turn) {
      case Turn.Waiting(Pause now) -> {
        pause = Optional.of(now);
        first = first.or(() -> Optional.of(now.files()));
      }
      case Turn.Ended(StepResult ended) -> {
        pause = Optional.empty();
        result = Optional.of(ended);
      }
      case Turn.Broken(Throwable why) ->
          throw new IllegalStateException("the thread inside a RUN broke", why);
    }
  }

  private Order pace(Pause now) throws InterruptedException {
    long start = System.nanoTime();
    turns.put(new Turn.Waiting(now));
    Order order = orders.take();
    waited += System.nanoTime() - start;
    return order;
  }

  private void work(Machine machine, State keyed, Consumer<Event> live, PacedShell shell) {
    Turn last;
    try {
      last = new Turn.Ended(withoutWaiting(machine.advance(keyed, live, Optional.of(shell))));
    } catch (InterruptedException e) {
      return; // it is abandoned, and nobody waits
    } catch (RuntimeException | Error e) {
      last = new Turn.Broken(e);
    }
    try {
      turns.put(last);
    } catch (InterruptedException e) {
      // as above
    }
  }

  /** The time in which a person thought is none that the step took. */
  private StepResult withoutWaiting(StepResult whole) {
    if (!(whole.after().phase() instanceof Phase.Ran ran)) {
      return whole;
    }
    Duration spent = ran.spent().minusNanos(waited);
    Phase.Ran told =
        new Phase.Ran(
            ran.expanded(),
            ran.key(),
            ran.lookup(),
            ran.change(),
            spent.isNegative() ? Duration.ZERO : spent);
    return new StepResult(whole.before(), whole.after().in(told), whole.events());
  }
}
