package dockwalk.debug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockwalk.exec.Host;
import dockwalk.exec.PacedShell;
import dockwalk.exec.PacedShell.Order;
import dockwalk.exec.PacedShell.Pause;
import dockwalk.exec.State;
import dockwalk.exec.StepResult;
import dockwalk.fs.Content;
import dockwalk.fs.FileTree;
import dockwalk.image.Digest;
import dockwalk.shell.ShellCall;
import dockwalk.shell.Splitting;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What an interrupt leaves of a {@code RUN} whose shell waits for a command. */
class InsideRunTest {
  private static final Host.Contents NOTHING =
      new Host.Contents() {
        @Override
        public InputStream open(Content content) {
          throw new AssertionError("nothing is read");
        }

        @Override
        public Digest digest(Content content) {
          throw new AssertionError("nothing is read");
        }
      };

  /** Whether the shell lives. */
  private final AtomicBoolean alive = new AtomicBoolean();

  /** A shell whose commands do nothing. */
  private StepResult shell(State state, PacedShell shell) throws InterruptedException {
    alive.set(true);
    try {
      Order order;
      do {
        order = shell.pace().next(new Pause(0, "/", new TreeMap<>(), Set.of(), FileTree.empty()));
      } while (order instanceof Order.Run);
      return new StepResult(state, state, List.of());
    } finally {
      alive.set(false);
    }
  }

  private InsideRun begin() throws InterruptedException {
    return InsideRun.begin(
        (state, live, shell) -> shell(state, shell.orElseThrow()),
        State.initial(Plans.of("FROM scratch", "RUN a && b")),
        event -> {},
        (Splitting.Commands) ShellCall.split(List.of("/bin/sh", "-c", "a && b"), Map.of()),
        NOTHING,
        (step, passing) -> {});
  }

  @Test
  void anInterruptThatCameBeforeAStepEndsTheShell() throws Exception {
    InsideRun run = begin();
    run.step();
    assertThat(alive).isTrue();
    Thread.currentThread().interrupt();
    assertThatThrownBy(run::step).isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
    assertThat(alive).isFalse();
  }

  @Test
  void whoAbandonsItKeepsAnInterrupt() throws Exception {
    InsideRun run = begin();
    Thread.currentThread().interrupt();
    run.abandon();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(alive).isFalse();
  }

  @Test
  void itIsOverAfterTheLastCommand() throws Exception {
    InsideRun run = begin();
    run.step();
    run.step();
    assertThat(run.over()).isTrue();
    assertThat(alive).isFalse();
  }
}
