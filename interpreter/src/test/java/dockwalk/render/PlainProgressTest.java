package dockwalk.render;

import static org.assertj.core.api.Assertions.assertThat;

import dockwalk.debug.DebugSession;
import dockwalk.debug.FakeLayers;
import dockwalk.debug.FakeMachine;
import dockwalk.debug.FakeMachine.Deed;
import dockwalk.debug.Plans;
import dockwalk.exec.CacheLookup;
import dockwalk.exec.Change;
import dockwalk.exec.Event;
import dockwalk.plan.BuildPlan;
import dockwalk.plan.Stage;
import dockwalk.plan.Step;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlainProgressTest {
  private static final CacheLookup HIT =
      new CacheLookup(
          Optional.of(new Change(Optional.empty(), Instant.EPOCH)),
          CacheLookup.Verdict.HIT,
          List.of());

  private final FakeLayers layers = new FakeLayers();
  private final FakeMachine machine = new FakeMachine(layers);
  private final List<String> lines = new ArrayList<>();
  private Instant now = Instant.EPOCH;
  private final PlainProgress progress = new PlainProgress(lines::add, () -> now);

  private BuildPlan build(String... text) throws IOException {
    BuildPlan plan = Plans.of(text);
    new DebugSession(plan, machine, layers, layers, progress)
        .resume(state -> false, (walk, replayed, last) -> {});
    return plan;
  }

  @Test
  void showsStepsAsBuildKitDoes() throws IOException {
    machine
        .on("COPY a /a", Deed.files(tree -> tree).looked(HIT))
        .on("RUN make", Deed.files(tree -> tree).printing("cc a.c\ncc b.c\r\ndone"));
    progress.loadedDefinition("Dockerfile", 1234, List.of(), Duration.ofMillis(4));
    build("FROM scratch", "COPY a /a", "RUN make");
    progress.job("exporting to image", List.of("exporting layers done"), Duration.ZERO);
    assertThat(String.join("\n", lines))
        .isEqualTo(
            """
            #1 [internal] load build definition from Dockerfile
            #1 transferring dockerfile: 1.23kB done
            #1 DONE 0.0s

            #2 [1/3] FROM scratch
            #2 DONE 0.1s

            #3 [2/3] COPY a /a
            #3 CACHED

            #4 [3/3] RUN make
            #4 0.000 cc a.c
            #4 0.000 cc b.c
            #4 0.000 done
            #4 DONE 0.3s

            #5 exporting to image
            #5 exporting layers done
            #5 DONE 0.0s""");
  }

  @Test
  void showsWhatFailedAndWhere() throws IOException {
    machine.on(
        "RUN exit 1",
        Deed.files(tree -> tree).printing("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\nboom\n").failing(1));
    BuildPlan plan = build("FROM scratch", "WORKDIR /app", "RUN exit 1", "RUN never");
    assertThat(lines.getLast())
        .isEqualTo(
            "#3 ERROR: process \"/bin/sh -c exit 1\" did not complete successfully: exit code: 1");
    assertThat(progress.failure(plan.file().source()))
        .contains(
            """
            ------
             > [3/4] RUN exit 1:
            0.000 3
            0.000 4
            0.000 5
            0.000 6
            0.000 7
            0.000 8
            0.000 9
            0.000 10
            0.000 11
            0.000 boom
            ------
            Dockerfile:3
            --------------------
               1 |     FROM scratch
               2 |     WORKDIR /app
               3 | >>> RUN exit 1
               4 |     RUN never
               5 |    \s
            --------------------
            ERROR: failed to build: failed to solve: process "/bin/sh -c exit 1" did not complete \
            successfully: exit code: 1
            """);
  }

  @Test
  void stagesThatRunAtOnceTakeTurns() {
    List<Step> steps = Plans.of("FROM scratch", "RUN a", "RUN b").steps();
    Step a = steps.get(1);
    Step b = steps.get(2);
    progress.accept(new Event.StepStarted(a));
    progress.accept(new Event.StepStarted(b));
    progress.accept(new Event.Output(a, Event.Stream.OUT, "one "));
    now = now.plusMillis(12_345);
    progress.accept(new Event.Output(a, Event.Stream.OUT, "line\n"));
    progress.accept(new Event.Output(b, Event.Stream.ERR, "two\n"));
    now = now.plusSeconds(100);
    progress.accept(new Event.Output(a, Event.Stream.OUT, "three\n"));
    assertThat(String.join("\n", lines))
        .isEqualTo(
            """
            #1 [2/3] RUN a
            #1 12.35 one line
            #1 ...

            #2 [3/3] RUN b
            #2 0.000 two
            #2 ...

            #1 [2/3] RUN a
            #1 112.3 three""");
  }

  @Test
  void stepsThatBuildKitDoesNotCountAreSilent() {
    Step counted = Plans.of("FROM scratch", "ENV a=b").steps().get(1);
    Step env = new Step(1, 0, counted.instruction(), "");
    progress.accept(new Event.StepStarted(env));
    progress.accept(new Event.StepFinished(env, new Event.Outcome.Executed(), Duration.ZERO));
    assertThat(lines).isEmpty();
  }

  @Test
  void aStageThatIsNotNeededIsSkippedAndWhatRanBesideAFailureIsCanceled() {
    BuildPlan plan = Plans.of("FROM scratch AS lint", "RUN a", "FROM scratch", "RUN b");
    Stage lint = plan.stages().getFirst();
    Stage unneeded =
        new Stage(
            0, lint.name(), lint.from(), lint.base(), lint.instructions(), false, lint.needs());
    progress.skipped(
        new BuildPlan(
            plan.file(),
            plan.options(),
            List.of(unneeded, plan.stages().getLast()),
            1,
            plan.steps(),
            plan.globalArgs()));
    Step running = plan.steps().getLast();
    progress.accept(new Event.StepStarted(running));
    progress.accept(new Event.Output(running, Event.Stream.OUT, "half\n"));
    progress.canceled();
    assertThat(String.join("\n", lines))
        .isEqualTo(
            """
            #1 [lint] 1 step
            #1 SKIPPED not needed by the target

            #2 [4/4] RUN b
            #2 0.000 half
            #2 CANCELED""");
  }
}
