package dockwalk.registry;

import dockwalk.image.Digest;
import dockwalk.image.ImageJson;
import dockwalk.image.ImageReference;
import dockwalk.image.Layer;
import dockwalk.layer.Decompression;
import dockwalk.registry.ArchiveLoader.Found;
import dockwalk.store.Store;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Brings the layers of an archive into the store, as uncompressed tars. */
final class LayerImport {
  private final Store store;
  private final ImageFiles archive;

  LayerImport(Store store, ImageFiles archive) {
    this.store = store;
    this.archive = archive;
  }

  /**
   * Keeps an image.
   *
   * @param config its config document
   * @param files its layers in the archive, from the lowest to the highest
   * @throws IOException if the config is damaged, or a layer is not the one that it names
   */
  Found image(byte[] config, List<String> files, List<ImageReference> names)
      throws IOException, InterruptedException {
    List<Digest> diffIds = ImageJson.diffIds(new ByteArrayInputStream(config));
    if (diffIds.size() != files.size()) {
      throw new IOException(
          "the image config names " + diffIds.size() + " layers, but the manifest " + files.size());
    }
    // A config that cannot be read must be found before its layers are copied.
    ImageJson.read(new ByteArrayInputStream(config), diffId -> 0);
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      layers.add(layer(files.get(i), diffIds.get(i)));
    }
    return new Found(store.images().keep(config, layers), names);
  }

  private Layer layer(String file, Digest diffId) throws IOException {
    if (store.blobs().has(diffId)) {
      return new Layer(diffId, Files.size(store.blobs().path(diffId)));
    }
    if (!archive.has(file)) {
      throw new IOException("the archive has no file " + file);
    }
    Layer layer;
    try (InputStream tar = Decompression.undo(archive.open(file))) {
      layer = store.layers().load(tar, ArchiveLoader.LARGEST);
    } catch (IOException e) {
      throw new IOException(file + ": " + ArchiveLoader.reason(e), e);
    }
    if (!layer.diffId().equals(diffId)) {
      throw new IOException(
          file + " has the digest " + layer.diffId() + ", but the image config says " + diffId);
    }
    return layer;
  }
}
