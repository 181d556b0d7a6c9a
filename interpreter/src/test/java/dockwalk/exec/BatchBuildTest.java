package dockwalk.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockwalk.fs.TreeDiff;
import dockwalk.image.Layer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Stages in batch mode: which run, which run at once, and what becomes of them in a failure. */
@Timeout(30)
class BatchBuildTest {
  private static final String TWO_STAGES =
      """
      FROM scratch AS left
      RUN meet
      FROM scratch AS right
      RUN meet
      FROM scratch AS unused
      RUN never
      FROM scratch
      COPY --from=left / /
      COPY --from=right / /
      """;

  @TempDir Path folder;
  private Workbench bench;
  private final List<String> ran = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void open() throws Exception {
    bench = new Workbench(folder);
  }

  @AfterEach
  void close() throws Exception {
    bench.close();
  }

  private Host.Ran nothing(List<Layer> layers) throws Exception {
    var tree = bench.store().layers().tree(layers);
    try (var draft = bench.store().layers().draft()) {
      dockwalk.layer.LayerCommit.write(
          TreeDiff.between(tree, tree), draft.writer(), c -> java.io.InputStream.nullInputStream());
      return new Host.Ran(0, Optional.of(draft.keep()));
    }
  }

  /** What a program of these tests is called by: the last word of its shell. */
  private Host.Sandbox running(Program program) {
    return (job, output) -> {
      ran.add(job.what().argv().getLast());
      try {
        program.run(job.what().argv().getLast());
        return nothing(job.layers());
      } catch (InterruptedException | RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new java.io.IOException(e);
      }
    };
  }

  private interface Program {
    void run(String name) throws Exception;
  }

  @Test
  void stagesThatDoNotNeedEachOtherRunAtTheSameTime() throws Exception {
    CyclicBarrier both = new CyclicBarrier(2); // each waits for the other: in turn they never meet
    bench.sandbox(running(name -> both.await(20, TimeUnit.SECONDS)));
    assertThat(bench.batch(TWO_STAGES).image().layers()).hasSize(2);
    assertThat(ran).as("the stage that nobody needs").containsOnly("meet");
  }

  @Test
  void aStageWaitsForThoseThatItNeeds() throws Exception {
    bench.sandbox(
        running(
            name -> {
              if (name.equals("first")) {
                Thread.sleep(200);
              }
            }));
    bench
        .batch(
            """
            FROM scratch AS a
            RUN first
            FROM a AS b
            RUN second
            FROM scratch
            COPY --from=b / /
            RUN third
            """)
        .image();
    assertThat(ran).containsExactly("first", "second", "third");
  }

  @Test
  void aTriggerMayNeedAStageThatNobodyNeededBefore() throws Exception {
    bench.sandbox(running(name -> {}));
    Workbench.Built built =
        bench.batch(
            """
            FROM scratch AS tools
            RUN tool
            FROM scratch AS base
            ONBUILD RUN before
            ONBUILD COPY --from=tools / /tools
            FROM scratch AS other
            RUN other
            FROM base
            COPY --from=other / /other
            """);
    assertThat(built.image().layers()).hasSize(3);
    assertThat(ran).containsExactlyInAnyOrder("tool", "before", "other");
    assertThat(ran.indexOf("tool")).isLessThan(ran.indexOf("before"));
  }

  @Test
  void aFailureEndsWhatRunsBesideIt() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    bench.sandbox(
        running(
            name -> {
              if (name.equals("fail")) {
                started.await();
                throw new java.io.IOException("no luck");
              }
              try {
                started.countDown();
                Thread.sleep(60_000);
              } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
              }
            }));
    assertThat(bench.batch(TWO_STAGES.replaceFirst("RUN meet", "RUN fail")).error())
        .contains("no luck");
    assertThat(interrupted.getCount()).isZero();
  }

  @Test
  void anInterruptEndsAllStages() throws Exception {
    CountDownLatch ends = new CountDownLatch(2);
    Thread builder = Thread.currentThread();
    CyclicBarrier both = new CyclicBarrier(2, builder::interrupt);
    bench.sandbox(
        running(
            name -> {
              both.await();
              try {
                Thread.sleep(60_000);
              } finally {
                ends.countDown();
              }
            }));
    assertThatThrownBy(() -> bench.batch(TWO_STAGES)).isInstanceOf(InterruptedException.class);
    assertThat(ends.getCount()).isZero();
  }
}
