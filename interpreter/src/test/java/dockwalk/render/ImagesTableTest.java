package dockwalk.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImagesTableTest {
  @ParameterizedTest
  @CsvSource({
    "PT0.2S, Less than a second ago",
    "PT1S, 1 second ago",
    "PT59S, 59 seconds ago",
    "PT61S, About a minute ago",
    "PT59M, 59 minutes ago",
    "PT62M, About an hour ago",
    "PT47H, 47 hours ago",
    "P3D, 3 days ago",
    "P20D, 2 weeks ago",
    "P90D, 3 months ago",
    "P1000D, 2 years ago",
  })
  void timesAreDockersWords(Duration span, String words) {
    assertThat(ImagesTable.ago(span)).isEqualTo(words);
  }

  @Test
  void columnsAreDockers() {
    Instant now = Instant.parse("2026-01-02T00:00:00Z");
    String table =
        ImagesTable.of(
            List.of(
                new ImagesTable.Row(
                    "shop",
                    "latest",
                    Optional.of("0123456789ab"),
                    Optional.of(now.minusSeconds(90)),
                    8_400_000),
                new ImagesTable.Row(
                    "dockwalk/java", "latest", Optional.empty(), Optional.empty(), 0)),
            now);
    assertThat(table)
        .isEqualTo(
            """
            REPOSITORY     TAG     IMAGE ID      CREATED              SIZE
            shop           latest  0123456789ab  About a minute ago  8.4MB
            dockwalk/java  latest  -             on first use            -
            """);
  }
}
