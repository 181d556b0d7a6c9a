package dockwalk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A {@code RUN} that is executed command by command makes what it makes at once. */
class InsideRunTest {
  private static final String DOCKERFILE =
      """
      FROM dockwalk/base
      RUN mkdir -p /app && cd /app && echo one > one; X=two; echo $X > $X || false
      SHELL ["/bin/ash", "-euo", "pipefail", "-c"]
      RUN mkdir -p /b && cd /b; for i in 1 2; do echo $i > $i; done; rm 1
      RUN <<EOF
      cd /app
      cat > three <<END
      here $((1+2))
      END
      chmod 600 one && rm two
      EOF
      RUN --mount=type=tmpfs,target=/scratch <<EOF
      #!/bin/sh -e
      echo t > /scratch/t; cp /scratch/t /kept
      EOF
      """;

  @TempDir Path folder;

  @BeforeEach
  void asRoot() {
    assumeTrue("root".equals(System.getProperty("user.name")), "root");
  }

  private CommandLine in(String name, String dockerfile) throws Exception {
    return new CommandLine(Files.createDirectories(folder.resolve(name)))
        .file("ctx/Dockerfile", dockerfile);
  }

  private static CommandLine.Said build(CommandLine dockwalk) {
    return dockwalk.run("build", "-q", "--build-arg", "SOURCE_DATE_EPOCH=0", "ctx");
  }

  private static CommandLine.Said debug(CommandLine dockwalk, String commands) {
    return dockwalk.pipe(commands, "debug", "--build-arg", "SOURCE_DATE_EPOCH=0", "ctx");
  }

  @Test
  void theImageIsTheSameAndALaterBuildHits() throws Exception {
    CommandLine atOnce = in("whole", DOCKERFILE);
    String expected = build(atOnce).out();
    CommandLine stepping = in("stepped", DOCKERFILE);
    CommandLine.Said said =
        debug(stepping, "s\ninto\ns\nls\ns 9\ns\ninto\ns\nfinish\ninto\ns 2\nc\n");
    assertThat(said.all()).contains("command 2/6", "4/4  && rm two", "End of build.");
    CommandLine.Said later =
        stepping.run("build", "--progress=plain", "--build-arg", "SOURCE_DATE_EPOCH=0", "ctx");
    assertThat(later.all().lines().filter(line -> line.endsWith(" CACHED"))).hasSize(5);
    assertThat(build(stepping).out()).isEqualTo(expected).startsWith("sha256:");
  }

  @Test
  void goingAwayLeavesNothing() throws Exception {
    CommandLine dockwalk =
        in("left", "FROM dockwalk/base\nRUN sleep 1000 & touch /x; sleep 0; touch /y\n");
    CommandLine.Said said = debug(dockwalk, "s\ninto\ns 2\nls /x\nback\nls /x\ninto\ns\nquit\n");
    assertThat(said.out()).contains("/x\n").contains("Before step 2/2");
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      assertThat(all.map(p -> p.info().commandLine().orElse("")))
          .noneMatch(c -> c.equals("sleep 1000"));
    }
    assertThat(Files.readString(Path.of("/proc/self/mountinfo"))).doesNotContain(folder.toString());
    try (Stream<Path> left = Files.walk(dockwalk.home())) {
      assertThat(left.filter(p -> Objects.toString(p.getFileName()).matches("run-\\d+"))).isEmpty();
    }
  }

  @Test
  void theCommandThatFailsIsNamed() throws Exception {
    CommandLine dockwalk =
        in("failing", "FROM dockwalk/base\nRUN touch /x && ls /nothing && touch /y\n");
    CommandLine.Said said = debug(dockwalk, "s\ninto\nfinish\nls /x\n");
    assertThat(said.code()).isEqualTo(ExitCode.FAILED);
    assertThat(said.out())
        .contains("It failed with command 2/3, status 1: && ls /nothing")
        .contains("3/3  && touch /y")
        .contains("/x: no such file");
    assertThat(List.of(build(dockwalk).code())).containsExactly(ExitCode.FAILED);
  }
}
