package dockwalk.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Go's standard library writes, where Docker shows it. */
class GoTextTest {
  @ParameterizedTest
  @CsvSource({
    "PT0S, 0s",
    "PT30S, 30s",
    "PT1M30S, 1m30s",
    "PT1H30M, 1h30m0s",
    "PT0.5S, 500ms",
    "PT0.00025S, 250µs",
    "PT0.000000007S, 7ns",
    "PT1H, 1h0m0s",
  })
  void durations(Duration duration, String shown) {
    assertThat(HistoryText.duration(duration)).isEqualTo(shown);
  }

  @Test
  void quotedLists() {
    assertThat(HistoryText.quoted(List.of("a b", "\"q\"", "tab\t", "\u0001", "ü")))
        .isEqualTo("[\"a b\" \"\\\"q\\\"\" \"tab\\t\" \"\\x01\" \"ü\"]");
  }
}
