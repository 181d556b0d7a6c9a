package dockwalk.store;

import dockwalk.image.Descriptor;
import dockwalk.image.Digest;
import dockwalk.image.Image;
import dockwalk.image.ImageJson;
import dockwalk.image.ImageReference;
import dockwalk.image.Layer;
import dockwalk.image.Manifest;
import dockwalk.image.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Images in the store: a manifest, a config, and layers that are there already. */
public final class Images {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{4,64}");

  private final Store store;

  Images(Store store) {
    this.store = store;
  }

  /**
   * An image in the store.
   *
   * @param id digest of the config document: what Docker calls the image ID
   * @param target its manifest
   */
  public record Kept(Digest id, Tags.Target target) {}

  /** Keeps the documents of {@code image}, whose layers are in the store. */
  public Kept keep(Image image) throws IOException {
    return keep(ImageJson.write(image), image.layers());
  }

  /**
   * Keeps an image whose config somebody else wrote, under the ID that it has there.
   *
   * @param config the config document; it names {@code layers}, which are in the store
   */
  public Kept keep(byte[] config, List<Layer> layers) throws IOException {
    List<Descriptor> stack =
        layers.stream()
            .map(layer -> new Descriptor(MediaType.OCI_LAYER, layer.diffId(), layer.size()))
            .toList();
    byte[] manifest = new Manifest(Descriptor.of(MediaType.OCI_CONFIG, config), stack).write();
    Digest id = store.blobs().put(config);
    Tags.Target target = new Tags.Target(store.blobs().put(manifest), manifest.length);
    if (manifests().read(id.hex()).isEmpty()) {
      manifests().write(id.hex(), target.manifest() + " " + target.size());
    }
    return new Kept(id, target);
  }

  /** By image ID, so that an image without a name can be found. */
  private Records manifests() {
    return store.records("images");
  }

  /**
   * The image with this ID.
   *
   * @param id hexadecimal digits, the first four of an ID or more; {@code sha256:} may stand before
   * @return absent if no image has it, or more than one
   */
  public Optional<Tags.Target> withId(String id) throws IOException {
    String hex = id.startsWith("sha256:") ? id.substring("sha256:".length()) : id;
    if (!ID.matcher(hex).matches()) {
      return Optional.empty();
    }
    List<String> found = manifests().names(hex);
    if (found.size() != 1) {
      return Optional.empty();
    }
    String[] words = manifests().read(found.getFirst()).orElse("").split(" ", 2);
    return words.length == 2
        ? Optional.of(new Tags.Target(Digest.parse(words[0]), Long.parseLong(words[1])))
        : Optional.empty();
  }

  /**
   * Reads an image.
   *
   * @throws IOException if one of its documents is not there, or damaged
   */
  public Image read(Tags.Target target) throws IOException {
    Manifest manifest = manifest(target);
    Map<Digest, Long> sizes = new HashMap<>();
    manifest.layers().forEach(layer -> sizes.put(layer.digest(), layer.size()));
    byte[] config = store.blobs().document(manifest.config().digest());
    return ImageJson.read(
        new ByteArrayInputStream(config),
        diffId -> {
          Long size = sizes.get(diffId);
          if (size == null || !store.layers().has(new Layer(diffId, size))) {
            throw new IOException("the store in " + store.home() + " has lost layer " + diffId);
          }
          return size;
        });
  }

  /** Digest of the config document of an image. */
  public Digest id(Tags.Target target) throws IOException {
    return manifest(target).config().digest();
  }

  private Manifest manifest(Tags.Target target) throws IOException {
    return Manifest.read(new ByteArrayInputStream(store.blobs().document(target.manifest())));
  }

  /** The image with this name. */
  public Optional<Image> find(ImageReference name) throws IOException {
    Optional<Tags.Target> target = store.tags().find(name);
    return target.isPresent() ? Optional.of(read(target.get())) : Optional.empty();
  }
}
