package dockwalk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dockwalk.ThisJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Builds that are killed at random moments. {@code -Ddockwalk.crashes=200} kills 200 of them, and
 * {@code -Ddockwalk.seed=N} chooses others.
 */
class CrashTest {
  private static final int CRASHES = Integer.getInteger("dockwalk.crashes", 10);
  private static final long SEED = Long.getLong("dockwalk.seed", 42);
  private static final String MARK = "sleep 87654";

  @TempDir Path folder;

  private Process start(String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ThisJvm.java());
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-cp"));
    command.add(ThisJvm.classPath());
    command.add(Main.class.getName());
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("DOCKWALK_HOME", folder.resolve("home").toString());
    return builder.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
  }

  private void succeeds(String... args) throws Exception {
    Process process = start(args);
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(folder.resolve("log"))).isZero();
  }

  @Test
  void aKilledBuildLeavesAStoreThatVerifiesAndNothingElse() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "mounts are looked at as root only");
    Path context = Files.createDirectories(folder.resolve("ctx"));
    for (int i = 0; i < 300; i++) {
      Files.writeString(context.resolve("f" + i), "text " + i);
    }
    Files.writeString(
        context.resolve("Dockerfile"),
        """
        FROM dockwalk/base
        ARG ROUND
        COPY . /files
        RUN --mount=type=cache,target=/cache echo $ROUND >> /cache/rounds; cat /files/f* > /all
        RUN %s & for i in 1 2 3 4 5 6 7 8 9; do echo $ROUND > /round$i; done
        """
            .formatted(MARK));
    succeeds("build", "--build-arg", "ROUND=first", "ctx");
    long start = System.nanoTime();
    succeeds("build", "--build-arg", "ROUND=second", "ctx");
    int longest = (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    Random random = new Random(SEED);
    for (int round = 0; round < CRASHES; round++) {
      Process build = start("build", "--build-arg", "ROUND=" + round, "-t", "x", "ctx");
      build.waitFor(random.nextInt(longest), TimeUnit.MILLISECONDS);
      build.destroyForcibly().waitFor();
      succeeds("store", "verify");
      nothingIsLeft();
    }
    succeeds("build", "--build-arg", "ROUND=last", "-o", "type=oci,dest=out.tar", "ctx");
    succeeds("store", "verify");
    nothingIsLeft();
  }

  private void nothingIsLeft() throws IOException {
    assertThat(folder.resolve("home/tmp")).isEmptyDirectory();
    assertThat(Files.readString(Path.of("/proc/self/mounts"))).doesNotContain(folder.toString());
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      assertThat(all.filter(p -> p.info().commandLine().orElse("").contains(MARK))).isEmpty();
    }
  }
}
