package dockwalk.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DrawingTest {
  private static final String CARD = "── step 2/3 ──\n  folder   / → /app\n   · 12…\n└── a\n";

  @Test
  void aTerminalOfAsciiIsShownAscii() {
    String shown = Drawing.in(StandardCharsets.US_ASCII).apply(CARD);
    assertThat(shown).isEqualTo("-- step 2/3 --\n  folder   / -> /app\n   . 12...\n`-- a\n");
    assertThat(Drawing.in(StandardCharsets.UTF_8).apply(CARD)).isEqualTo(CARD);
  }
}
