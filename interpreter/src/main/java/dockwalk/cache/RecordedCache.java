package dockwalk.cache;

import dockwalk.exec.CacheKey;
import dockwalk.exec.CacheLookup;
import dockwalk.exec.CacheLookup.Difference;
import dockwalk.exec.CacheLookup.Verdict;
import dockwalk.exec.Change;
import dockwalk.exec.Host;
import dockwalk.image.Digest;
import dockwalk.store.LayerStore;
import dockwalk.store.Records;
import dockwalk.store.Store;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The step cache on disk: under each key what the step did, and under each place of a Dockerfile
 * the key that it had last, so that a miss can be explained.
 */
public final class RecordedCache implements Host.StepCache {
  private final Records steps;
  private final Records places;
  private final LayerStore layers;
  private final String dockerfile;

  /**
   * The cache in {@code store}.
   *
   * @param dockerfile absolute path of the Dockerfile: its places are its own
   */
  public RecordedCache(Store store, String dockerfile) {
    this.steps = store.records("steps");
    this.places = store.records("places");
    this.layers = store.layers();
    this.dockerfile = dockerfile;
  }

  @Override
  public CacheLookup look(CacheKey key, String place) throws IOException {
    Optional<StepRecord> found = record(key.value().hex());
    if (found.isPresent()) {
      Change change = found.get().change();
      if (change.layer().isPresent() && !layers.has(change.layer().get())) {
        return CacheLookup.without(Verdict.PRUNED);
      }
      remember(place, key);
      return new CacheLookup(Optional.of(change), Verdict.HIT, List.of());
    }
    Optional<StepRecord> earlier = Optional.empty();
    Optional<String> last = places.read(name(place));
    if (last.isPresent()) {
      earlier = record(last.get());
    }
    if (earlier.isEmpty()) {
      return CacheLookup.without(Verdict.FIRST_TIME);
    }
    return new CacheLookup(
        Optional.empty(), Verdict.CHANGED, differences(earlier.get().parts(), key.parts()));
  }

  private Optional<StepRecord> record(String key) throws IOException {
    return steps.read(key).flatMap(StepRecord::parse);
  }

  @Override
  public void put(CacheKey key, String place, Change change) throws IOException {
    steps.write(key.value().hex(), new StepRecord(change, key.parts()).text());
    remember(place, key);
  }

  private void remember(String place, CacheKey key) throws IOException {
    String hex = key.value().hex();
    if (!places.read(name(place)).equals(Optional.of(hex))) {
      places.write(name(place), hex);
    }
  }

  private String name(String place) {
    return Digest.of(dockerfile + "\n" + place).hex();
  }

  /** The parts that are not the same in both, in the order of the new key. */
  static List<Difference> differences(List<CacheKey.Part> before, List<CacheKey.Part> after) {
    Map<String, CacheKey.Part> left = new LinkedHashMap<>();
    before.forEach(part -> left.put(part.name(), part));
    List<Difference> differences = new ArrayList<>();
    for (CacheKey.Part part : after) {
      CacheKey.Part was = left.remove(part.name());
      if (was == null) {
        differences.add(new Difference(part.name(), Optional.empty(), Optional.of(part.shown())));
      } else if (!was.digest().equals(part.digest())) {
        differences.add(
            new Difference(part.name(), Optional.of(was.shown()), Optional.of(part.shown())));
      }
    }
    left.values()
        .forEach(
            part ->
                differences.add(
                    new Difference(part.name(), Optional.of(part.shown()), Optional.empty())));
    return differences;
  }
}
