package dockwalk.image;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pcollections.TreePVector;

/**
 * A whole image as one value: what it says about itself, its layers and its history. Its bytes are
 * elsewhere, under the layers' digests.
 *
 * @param layers from the lowest to the highest
 * @param history from the oldest to the newest
 */
public record Image(
    Platform platform,
    ImageConfig config,
    Optional<String> author,
    Optional<Instant> created,
    List<Layer> layers,
    List<History> history) {
  /** Keeps the lists so that an image with one more line shares those that it had. */
  public Image {
    layers = TreePVector.from(layers);
    history = TreePVector.from(history);
  }

  /** The image that {@code FROM scratch} starts with. */
  public static Image scratch(Platform platform) {
    return new Image(
        platform, ImageConfig.scratch(), Optional.empty(), Optional.empty(), List.of(), List.of());
  }

  /** This image with another config. */
  public Image withConfig(ImageConfig changed) {
    return new Image(platform, changed, author, created, layers, history);
  }

  /** This image with an author. */
  public Image withAuthor(String name) {
    return new Image(platform, config, Optional.of(name), created, layers, history);
  }

  /** This image with one more line of history; {@code created} follows its time if it has one. */
  public Image withHistory(History entry) {
    return new Image(
        platform,
        config,
        author,
        entry.created().or(() -> created),
        layers,
        TreePVector.from(history).plus(entry));
  }

  /** This image with other layers, as many as it has. */
  public Image withLayers(List<Layer> changed) {
    return new Image(platform, config, author, created, changed, history);
  }

  /** This image with one more layer on top. */
  public Image withLayer(Layer layer) {
    return new Image(
        platform, config, author, created, TreePVector.from(layers).plus(layer), history);
  }

  /**
   * This image with a time in each line of history that a Dockerfile made: a step without a layer
   * has that of the layer before it, or else of the first one after it.
   */
  public Image dated() {
    List<History> dated = new ArrayList<>();
    Optional<Instant> last =
        history.stream()
            .filter(entry -> entry.comment().equals(History.DOCKERFILE))
            .flatMap(entry -> entry.created().stream())
            .findFirst();
    for (History entry : history) {
      if (entry.comment().equals(History.DOCKERFILE)) {
        Optional<Instant> known = last;
        last = entry.created().or(() -> known);
        dated.add(new History(last, entry.createdBy(), entry.comment(), entry.emptyLayer()));
      } else {
        dated.add(entry);
      }
    }
    Optional<Instant> newest = dated.isEmpty() ? Optional.empty() : dated.getLast().created();
    return new Image(platform, config, author, newest.or(() -> created), layers, dated);
  }

  /** The sum of the layers' sizes, in bytes. */
  public long size() {
    return layers.stream().mapToLong(Layer::size).sum();
  }
}
