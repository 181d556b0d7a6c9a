package dockwalk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dockwalk.sandbox.BusyboxBase.Result;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverlaySandboxTest {
  @TempDir Path home;
  private BusyboxBase base;

  @BeforeEach
  void asRoot() throws IOException {
    assumeTrue("root".equals(System.getProperty("user.name")), "root");
    base = new BusyboxBase(home);
  }

  @AfterEach
  void close() throws IOException {
    base.close();
  }

  @Test
  void outputAndChangesComeBack() throws Exception {
    Result result = base.sh("echo hello; echo bad >&2; echo x > /data/new");
    assertThat(result.exitCode()).isEqualTo(0);
    assertThat(result.out()).isEqualTo("hello\n");
    assertThat(result.err()).isEqualTo("bad\n");
    assertThat(base.entries(result.layers())).containsExactly("DIRECTORY data", "FILE data/new");
  }
}
