package dockwalk.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dockwalk.syntax.Dockerfile;
import dockwalk.syntax.SourceFile;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Many stages are planned in time that grows with their number. The time is the processor's, which
 * a busy machine does not stretch.
 */
class PlanSizeTest {
  private static final int STAGES = 30_000;
  private static final Duration LIMIT = Duration.ofSeconds(4);
  private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

  /** {@code #} stands for the stage's number, {@code +} for that of the next. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "FROM a\n",
        "FROM a AS s#\n",
        "FROM a AS s#\nCOPY --from=s0 / /\n",
        "FROM a AS s#\nCOPY --from=s+ / /\n",
        "FROM a AS s#\nRUN --mount=from=s+,target=/m x\n",
      })
  void timeGrowsWithTheStages(String stage) {
    StringBuilder text = new StringBuilder("FROM a AS first\n");
    for (int i = 1; i < STAGES; i++) {
      text.append(stage.replace("+", "" + (i + 1)).replace("#", "" + i));
    }
    text.append("FROM a AS s").append(STAGES).append("\nFROM a AS s0\nFROM a\n");
    Dockerfile file = Dockerfile.parse(new SourceFile("Dockerfile", text.toString()));
    long start = THREAD.getCurrentThreadCpuTime();
    Planning planning = Planner.plan(file, BuildOptions.plain());
    assertThat(Duration.ofNanos(THREAD.getCurrentThreadCpuTime() - start)).isLessThan(LIMIT);
    assertThat(planning).isInstanceOf(Planning.Planned.class);
  }
}
