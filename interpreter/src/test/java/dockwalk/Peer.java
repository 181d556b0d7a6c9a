package dockwalk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Programs of others that a test compares with. */
public final class Peer {
  private Peer() {}

  /**
   * Runs a program that must succeed, and gives what it printed. Where it is not installed, the
   * test is skipped, or fails if {@code DOCKWALK_REQUIRE_PEERS} is 1.
   */
  public static String run(String... command) throws IOException, InterruptedException {
    Process process = start(command);
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s: %s", List.of(command), output).isZero();
    return output;
  }

  /** Skips the test unless {@code there}; fails it where nothing may be missing. */
  public static void require(boolean there, String what) {
    if ("1".equals(System.getenv("DOCKWALK_REQUIRE_PEERS"))) {
      assertThat(there).as(what).isTrue();
    }
    assumeTrue(there, "needed: " + what);
  }

  /** Starts a program that runs until somebody ends it, under the same rule. */
  public static Process start(String... command) throws IOException {
    boolean installed =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, command[0])));
    require(installed, command[0] + " is installed");
    return new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
  }
}
