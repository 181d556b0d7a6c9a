package dockwalk.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A few seconds of what {@link ParserFuzz} does for as long as one likes. */
class ParserFuzzTest {
  @Test
  void nothingEscapesTheParser() throws IOException {
    long texts = new ParserFuzz(20, ParserFuzz.tables()).run(Duration.ofSeconds(3));
    assertThat(texts).isPositive();
  }
}
