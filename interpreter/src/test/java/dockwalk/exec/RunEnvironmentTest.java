package dockwalk.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dockwalk.plan.BuildOptions;
import dockwalk.store.LayerDraft;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program of a RUN finds in its environment. */
class RunEnvironmentTest {
  @TempDir Path folder;

  private static final String HOST_NAME = "BUILDKIT_SANDBOX_HOSTNAME";

  private final List<Map<String, String>> seen = new ArrayList<>();
  private final List<String> hostNames = new ArrayList<>();

  private Workbench.Built build(Map<String, String> buildArgs, String dockerfile) throws Exception {
    try (Workbench bench = new Workbench(folder)) {
      bench.options(BuildOptions.plain().withBuildArgs(buildArgs));
      bench.sandbox(
          (job, output) -> {
            seen.add(job.what().env());
            hostNames.add(job.what().settings().hostName());
            try (LayerDraft draft = bench.store().layers().draft()) {
              return new Host.Ran(0, Optional.of(draft.keep()));
            }
          });
      return bench.build(dockerfile);
    }
  }

  /** BuildKit, solver/llbsolver/ops/exec.go, proxyEnvList. */
  @Test
  void aProxyIsThereInLargeAndSmallLetters() throws Exception {
    Map<String, String> proxies =
        Map.of("http_proxy", "h", "NO_PROXY", "n", "Https_Proxy", "s", "ftp_proxy", "");
    build(proxies, "FROM scratch\nENV no_proxy=own\nRUN x\n");
    assertThat(seen.getFirst())
        .containsEntry("HTTP_PROXY", "h")
        .containsEntry("http_proxy", "h")
        .containsEntry("HTTPS_PROXY", "s")
        .containsEntry("https_proxy", "s")
        .containsEntry("NO_PROXY", "n")
        .containsEntry("no_proxy", "own")
        .doesNotContainKeys("ftp_proxy", "FTP_PROXY", "Https_Proxy");
  }

  @Test
  void theNameOfTheHostIsGivenAndPartOfTheKey() throws Exception {
    build(Map.of(), "FROM scratch\nRUN x\n");
    build(Map.of(HOST_NAME, "dock"), "FROM scratch\nRUN x\n");
    assertThat(hostNames).containsExactly("", "dock");
    assertThat(seen.getLast()).doesNotContainKey(HOST_NAME);
    assertThat(build(Map.of(HOST_NAME, "a b"), "FROM scratch\nRUN x\n").error())
        .isEqualTo("invalid BUILDKIT_SANDBOX_HOSTNAME: a b");
  }

  @Test
  void aProxyThatIsNotDeclaredIsInNoKey() throws Exception {
    build(Map.of("http_proxy", "one"), "FROM scratch\nRUN x\n");
    build(Map.of("HTTP_PROXY", "two"), "FROM scratch\nRUN x\n");
    assertThat(seen).hasSize(1);
    build(Map.of("HTTP_PROXY", "two"), "FROM scratch\nARG HTTP_PROXY\nRUN x\n");
    assertThat(seen).hasSize(2);
  }
}
