package dockwalk.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The reference implementation's own table of patterns, where it is at hand. */
class IgnoreCorpusTest {
  @Test
  void everyRowOfTheTable() throws Exception {
    String named = System.getenv("DOCKWALK_CONFORMANCE");
    Path folder = named == null ? Path.of("..", "..", "shared", "conformance") : Path.of(named);
    Path table = folder.resolve("corpora/ignore/matches.tsv");
    assumeTrue(Files.isRegularFile(table), "the reference's corpora are not at hand");
    for (String row : Files.readAllLines(table)) {
      if (!row.startsWith("#") && !row.isBlank()) {
        String[] cells = row.split("\t");
        IgnoreRules rules =
            IgnoreRules.parse(
                ".dockerignore", String.join("\n", JSON.std.listOfFrom(String.class, cells[0])));
        assertThat(rules.excludedBy(cells[1]).isPresent())
            .as(row)
            .isEqualTo(Boolean.parseBoolean(cells[2]));
      }
    }
  }
}
