package dockwalk.image;

import java.util.List;

/** Names a stack of layers by one digest (OCI image-spec, config.md, "Layer ChainID"). */
public final class ChainId {
  private ChainId() {}

  /** The digest of the empty stack: no layer has it. */
  public static final Digest EMPTY = Digest.of("");

  /** The chain ID of {@code layers}, from the lowest to the highest. */
  public static Digest of(List<Layer> layers) {
    Digest chain = EMPTY;
    for (int i = 0; i < layers.size(); i++) {
      Digest diffId = layers.get(i).diffId();
      chain = i == 0 ? diffId : Digest.of(chain + " " + diffId);
    }
    return chain;
  }
}
