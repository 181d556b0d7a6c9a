package dockwalk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dockwalk.exec.PacedShell;
import dockwalk.exec.PacedShell.Order;
import dockwalk.fs.FileTree;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The pipes of a shell, in which programs may meddle. */
class ShellFeedTest {
  @TempDir Path folder;

  /** Another program has read it: who waited here for more would hear no interrupt. */
  @Test
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aReportThatIsGoneIsNotWaitedFor() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "root");
    PacedShell shell =
        new PacedShell(List.of("/bin/sh"), "/bin/sh", "", pause -> new Order.End(pause.status()));
    try (ShellFeed feed = ShellFeed.in(folder, shell, FileTree::empty)) {
      feed.ready();
      assertThat(folder.resolve("report")).exists();
    }
  }
}
