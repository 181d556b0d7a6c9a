package dockwalk.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Go's standard library reads and writes, where Docker shows it. */
class GoTextTest {
  @ParameterizedTest
  @CsvSource({
    "0, PT0S, 0s",
    "30s, PT30S, 30s",
    "1m30s, PT1M30S, 1m30s",
    "1.5h, PT1H30M, 1h30m0s",
    ".5s, PT0.5S, 500ms",
    "250us, PT0.00025S, 250µs",
    "7ns, PT0.000000007S, 7ns",
    "1h, PT1H, 1h0m0s",
  })
  void durations(String text, Duration duration, String shown) {
    assertThat(GoDuration.parse(text)).contains(duration);
    assertThat(HistoryText.duration(duration)).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "s", "1x", "1s ", "1 s", "--1s", "9999999999999h"})
  void noDurations(String text) {
    assertThat(GoDuration.parse(text)).isEmpty();
  }

  @Test
  void quotedLists() {
    assertThat(HistoryText.quoted(List.of("a b", "\"q\"", "tab\t", "\u0001", "ü")))
        .isEqualTo("[\"a b\" \"\\\"q\\\"\" \"tab\\t\" \"\\x01\" \"ü\"]");
  }
}
