package dockwalk.render;

import static org.assertj.core.api.Assertions.assertThat;

import dockwalk.exec.Event;
import dockwalk.plan.BuildOptions;
import dockwalk.plan.Planner;
import dockwalk.plan.Planning;
import dockwalk.plan.Step;
import dockwalk.syntax.Dockerfile;
import dockwalk.syntax.SourceFile;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LongStepsTest {
  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
  private final LongSteps steps = new LongSteps(event -> {}, said::add, Style.PLAIN);

  private static Step step() {
    Dockerfile file =
        Dockerfile.parse(new SourceFile("Dockerfile", "FROM scratch\nRUN make \\\n  all\n"));
    return ((Planning.Planned) Planner.plan(file, BuildOptions.plain())).plan().steps().get(1);
  }

  @Test
  void aLongStepIsNamedOnce() throws InterruptedException {
    steps.accept(new Event.StepStarted(step()));
    assertThat(said.poll(30, TimeUnit.SECONDS))
        .isEqualTo("  step 2 is running, Ctrl-C interrupts: RUN make all\n");
    steps.accept(new Event.StepFinished(step(), new Event.Outcome.Executed(), Duration.ZERO));
    assertThat(said).isEmpty();
  }

  @Test
  void aStepThatPrintsOrEndsIsNot() throws InterruptedException {
    steps.accept(new Event.StepStarted(step()));
    steps.accept(new Event.Output(step(), Event.Stream.OUT, "cc main.c\n"));
    steps.accept(new Event.StepStarted(step()));
    steps.accept(new Event.StepFinished(step(), new Event.Outcome.Cached(), Duration.ZERO));
    assertThat(said.poll(1500, TimeUnit.MILLISECONDS)).isNull();
  }
}
