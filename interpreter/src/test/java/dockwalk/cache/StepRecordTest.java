package dockwalk.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dockwalk.exec.CacheKey.Part;
import dockwalk.exec.CacheLookup.Difference;
import dockwalk.exec.Change;
import dockwalk.image.Digest;
import dockwalk.image.Layer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepRecordTest {
  private static final Change CHANGE =
      new Change(
          Optional.of(new Layer(Digest.of("tar"), 1024)), Instant.parse("2026-01-02T03:04:05Z"));

  @Test
  void aRecordIsReadAsItWasWritten() {
    StepRecord record =
        new StepRecord(
            CHANGE,
            List.of(
                Part.text("command", "a\tb\nc\\n\r"),
                Part.text("file ünï", "mode 0644").beside("time 12")));
    assertThat(StepRecord.parse(record.text())).contains(record);
  }

  @Test
  void aStepWithoutLayerHasARecordToo() {
    StepRecord record = new StepRecord(new Change(Optional.empty(), Instant.EPOCH), List.of());
    assertThat(StepRecord.parse(record.text())).contains(record);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "garbage",
        "dockwalk step 2",
        "dockwalk step 2\nyesterday\n-\n",
        "dockwalk step 2\n2026-01-02T03:04:05Z\nnodigest 12\n",
        "dockwalk step 2\n2026-01-02T03:04:05Z\n-\nonly one field\n",
        "dockwalk step 9\n2026-01-02T03:04:05Z\n-\n",
      })
  void aDamagedRecordIsNone(String text) {
    assertThat(StepRecord.parse(text)).isEmpty();
  }

  @Test
  void differencesComeInTheOrderOfTheNewKey() {
    List<Part> before =
        List.of(Part.text("command", "old"), Part.text("gone", "g"), Part.text("same", "s"));
    List<Part> after =
        List.of(Part.text("new", "n"), Part.text("same", "s"), Part.text("command", "young"));
    assertThat(KeyDifferences.between(before, after))
        .containsExactly(
            new Difference("new", Optional.empty(), Optional.of("n")),
            new Difference("command", Optional.of("old"), Optional.of("young")),
            new Difference("gone", Optional.of("g"), Optional.empty()));
  }
}
