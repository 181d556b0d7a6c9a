package dockwalk.image;

import java.util.List;

/**
 * One layer: an uncompressed tar, known by its digest (OCI image-spec, layer.md).
 *
 * @param diffId digest of the uncompressed tar
 * @param size of the uncompressed tar, in bytes
 */
public record Layer(Digest diffId, long size) {
  /** The diff IDs of a stack of layers, in its order. */
  public static List<Digest> diffIds(List<Layer> layers) {
    return layers.stream().map(Layer::diffId).toList();
  }
}
