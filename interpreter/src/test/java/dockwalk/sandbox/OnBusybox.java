package dockwalk.sandbox;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dockwalk.exec.Host;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test whose programs run on {@link BusyboxBase}; skipped where that is not possible. */
abstract class OnBusybox {
  @TempDir Path home;
  BusyboxBase base;

  @BeforeEach
  final void open() throws IOException {
    BusyboxBase.assumePossible();
    base = new BusyboxBase(home);
  }

  /** What a script comes to that is interrupted once it has said something; in two seconds. */
  final Object interrupted(String script) throws InterruptedException {
    CountDownLatch said = new CountDownLatch(1);
    AtomicReference<Object> outcome = new AtomicReference<>("none");
    Thread runner =
        Thread.ofPlatform().start(() -> outcome.set(outcome(script, text -> said.countDown())));
    assertThat(said.await(20, SECONDS)).isTrue();
    Instant start = Instant.now();
    runner.interrupt();
    runner.join(10_000);
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(2));
    return outcome.get();
  }

  /** What a script comes to: a {@link Host.Ran}, or what was thrown. */
  final Object outcome(String script, Consumer<String> output) {
    try {
      return base.run(
          BusyboxBase.execute("", "/", "sh", "-c", script), (stream, text) -> output.accept(text));
    } catch (IOException | InterruptedException e) {
      return e;
    }
  }

  @AfterEach
  final void close() throws IOException {
    if (base != null) {
      base.close();
    }
  }
}
