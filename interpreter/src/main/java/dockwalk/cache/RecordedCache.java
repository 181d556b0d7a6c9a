package dockwalk.cache;

import dockwalk.exec.CacheKey;
import dockwalk.exec.CacheLookup;
import dockwalk.exec.CacheLookup.Difference;
import dockwalk.exec.CacheLookup.Verdict;
import dockwalk.exec.Change;
import dockwalk.exec.Host;
import dockwalk.exec.Host.Place;
import dockwalk.store.LayerStore;
import dockwalk.store.Records;
import dockwalk.store.Store;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The step cache on disk: under each key what the step did, and for each stage of a Dockerfile the
 * keys that its steps had last, so that a miss can be explained.
 */
public final class RecordedCache implements Host.StepCache {
  private final Records steps;
  private final Records places;
  private final LayerStore layers;
  private final String dockerfile;
  private final boolean writing;
  private final Map<String, StageKeys> stages = new ConcurrentHashMap<>();

  private RecordedCache(Store store, String dockerfile, boolean writing) {
    this.steps = store.records("steps");
    this.places = store.records("places");
    this.layers = store.layers();
    this.dockerfile = dockerfile;
    this.writing = writing;
  }

  /**
   * The cache in {@code store}.
   *
   * @param dockerfile absolute path of the Dockerfile: its places are its own
   */
  public RecordedCache(Store store, String dockerfile) {
    this(store, dockerfile, true);
  }

  /** The same cache for those who only ask: it writes nothing, and keeps nothing. */
  public static RecordedCache readOnly(Store store, String dockerfile) {
    return new RecordedCache(store, dockerfile, false);
  }

  @Override
  public CacheLookup look(CacheKey key, Place place) throws IOException {
    Optional<StepRecord> found = record(key.value().hex());
    if (found.isPresent()) {
      Change change = found.get().change();
      if (change.layer().isPresent() && !layers.has(change.layer().get())) {
        return CacheLookup.without(Verdict.PRUNED);
      }
      List<Difference> since = sinceTheLastBuild(key, place);
      remember(place, key);
      return new CacheLookup(
          Optional.of(change),
          Verdict.HIT,
          since,
          KeyDifferences.ignored(found.get().parts(), key.parts()),
          "");
    }
    return nearest(key, place)
        .map(
            earlier ->
                new CacheLookup(
                    Optional.empty(),
                    Verdict.CHANGED,
                    KeyDifferences.between(earlier.parts(), key.parts()),
                    List.of(),
                    written(earlier)))
        .orElse(CacheLookup.without(Verdict.FIRST_TIME));
  }

  /** Of a step that an older build made: how it is not as in the last one. */
  private List<Difference> sinceTheLastBuild(CacheKey key, Place place) throws IOException {
    Optional<String> last = stage(place).last(place);
    if (last.isEmpty() || stage(place).last(place.keyword()).contains(key.value().hex())) {
      return List.of();
    }
    return record(last.get())
        .map(record -> KeyDifferences.between(record.parts(), key.parts()))
        .orElse(List.of());
  }

  private static String written(StepRecord record) {
    return record.parts().stream()
        .filter(part -> part.name().equals(CacheKey.Part.ACTION))
        .map(CacheKey.Part::aside)
        .findFirst()
        .orElse("");
  }

  /**
   * The earlier step that is most like this one. Where several are, that at the same place; so a
   * step that was moved is compared with itself.
   */
  private Optional<StepRecord> nearest(CacheKey key, Place place) throws IOException {
    StageKeys stage = stage(place);
    Optional<StepRecord> best = Optional.empty();
    long least = Long.MAX_VALUE;
    Optional<String> same = stage.last(place);
    if (same.isPresent()) {
      best = record(same.get());
      least = best.map(r -> KeyDifferences.distance(r.parts(), key.parts())).orElse(least);
    }
    if (least == 0) {
      return best;
    }
    for (String hex : stage.last(place.keyword())) {
      if (same.filter(hex::equals).isPresent()) {
        continue; // known already
      }
      Optional<StepRecord> record = record(hex);
      if (record.isPresent()) {
        long distance = KeyDifferences.distance(record.get().parts(), key.parts());
        if (distance < least) {
          best = record;
          least = distance;
        }
      }
    }
    // Where the last build had no such step, and none that is the same, this one is new.
    return same.isEmpty() && least > 0 ? Optional.empty() : best;
  }

  private Optional<StepRecord> record(String key) throws IOException {
    return steps.read(key).flatMap(StepRecord::parse);
  }

  @Override
  public void put(CacheKey key, Place place, Change change) throws IOException {
    if (writing) {
      steps.write(key.value().hex(), new StepRecord(change, key.parts()).text());
      remember(place, key);
    }
  }

  private void remember(Place place, CacheKey key) throws IOException {
    if (writing) {
      stage(place).now(place, key.value().hex());
    }
  }

  private StageKeys stage(Place place) {
    return stages.computeIfAbsent(place.stage(), name -> new StageKeys(places, dockerfile, name));
  }
}
