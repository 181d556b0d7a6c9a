package dockwalk.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantitiesTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0B, 0B",
    "999, 999B, 999B",
    "1000, 1kB, 1.00kB",
    "1234, 1.23kB, 1.23kB",
    "8400000, 8.4MB, 8.40MB",
    "10050000, 10.1MB, 10.05MB",
    "999960, 1MB, 999.96kB",
    "999999, 1MB, 1.00MB",
    "123456789, 123.5MB, 123.46MB",
    "5000000000, 5GB, 5.00GB",
  })
  void sizes(long bytes, String brief, String progress) {
    assertThat(Sizes.brief(bytes)).isEqualTo(brief);
    assertThat(Sizes.progress(bytes)).isEqualTo(progress);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0ms, 0.0s",
    "4, 4ms, 0.0s",
    "99, 99ms, 0.1s",
    "350, 0.35s, 0.4s",
    "999, 1.0s, 1.0s",
    "2900, 2.9s, 2.9s",
    "59990, 1m00s, 60.0s",
    "72000, 1m12s, 72.0s",
  })
  void durations(long millis, String brief, String done) {
    assertThat(Durations.brief(Duration.ofMillis(millis))).isEqualTo(brief);
    assertThat(Durations.done(Duration.ofMillis(millis))).isEqualTo(done);
  }
}
