package dockwalk.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Go's {@code time.ParseDuration} reads. */
class GoDurationTest {
  @ParameterizedTest
  @CsvSource({
    "0, PT0S",
    "30s, PT30S",
    "1m30s, PT1M30S",
    "1.5h, PT1H30M",
    ".5s, PT0.5S",
    "250us, PT0.00025S",
    "7ns, PT0.000000007S",
    "-2s, PT-2S",
  })
  void durations(String text, Duration duration) {
    assertThat(GoDuration.parse(text)).contains(duration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "s", "1x", "1s ", "1 s", "--1s", "9999999999999h"})
  void noDurations(String text) {
    assertThat(GoDuration.parse(text)).isEmpty();
  }
}
