package dockwalk.cache;

import dockwalk.exec.Host.Place;
import dockwalk.image.Digest;
import dockwalk.store.Records;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The keys that the steps of one stage of one Dockerfile had when they were last built: what a miss
 * is compared with. Its record has a line for each step: keyword, number, key.
 */
final class StageKeys {
  /** More steps of one kind are not compared. */
  private static final int MOST = 256;

  private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");

  private final Records records;
  private final String name;
  private @Nullable Map<String, String> last;
  private Map<String, String> now = Map.of();

  StageKeys(Records records, String dockerfile, String stage) {
    this.records = records;
    this.name = Digest.of(dockerfile + "\n" + stage).hex();
  }

  /** The key, in hex, that the step at {@code place} had in the last build. */
  synchronized Optional<String> last(Place place) throws IOException {
    return Optional.ofNullable(lastBuild().get(line(place.keyword(), place.number())));
  }

  /** All keys, in hex, that the steps of this keyword had in the last build. */
  synchronized List<String> last(String keyword) throws IOException {
    return lastBuild().entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(keyword + " "))
        .map(Map.Entry::getValue)
        .limit(MOST)
        .toList();
  }

  /** The step at {@code place} has this key now; a build after this one is told. */
  synchronized void now(Place place, String hex) throws IOException {
    lastBuild();
    String line = line(place.keyword(), place.number());
    if (hex.equals(now.get(line))) {
      return;
    }
    now.put(line, hex);
    StringBuilder text = new StringBuilder();
    now.forEach((step, key) -> text.append(step).append(' ').append(key).append('\n'));
    records.write(name, text.toString());
  }

  private Map<String, String> lastBuild() throws IOException {
    Map<String, String> known = last;
    if (known == null) {
      known = new LinkedHashMap<>();
      for (String line : records.read(name).orElse("").lines().toList()) {
        int space = line.lastIndexOf(' ');
        if (space > 0 && KEY.matcher(line.substring(space + 1)).matches()) {
          known.put(line.substring(0, space), line.substring(space + 1));
        }
      }
      last = known;
      now = new LinkedHashMap<>(known);
    }
    return known;
  }

  private static String line(String keyword, int number) {
    return keyword + " " + number;
  }
}
