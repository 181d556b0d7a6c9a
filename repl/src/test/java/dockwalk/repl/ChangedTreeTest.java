package dockwalk.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dockwalk.repl.command.Narration;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ChangedTreeTest {
  @Test
  void aPathLimitsTheDocumentAsItLimitsTheDrawing() throws IOException, InterruptedException {
    String told =
        Sessions.transcript(
            new MemoryHost(),
            "FROM dockwalk/base\n",
            Narration.silent(),
            "step\ntree --changed /etc\ntree --changed --json /etc\n");
    String asked = told.substring(told.indexOf("tree --changed /etc"));
    assertThat(asked).contains("A os", "\"path\": \"/etc/os\"").doesNotContain("/bin");
  }
}
