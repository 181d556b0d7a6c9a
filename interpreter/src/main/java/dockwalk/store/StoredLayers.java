package dockwalk.store;

import dockwalk.exec.Host;
import dockwalk.fs.FileTree;
import dockwalk.fs.TreeDiff;
import dockwalk.image.Layer;
import dockwalk.layer.LayerCommit;
import java.io.IOException;
import java.util.List;

/** The store as the machine's layers. */
public final class StoredLayers implements Host.Layers {
  private final LayerStore layers;
  private final Host.Contents contents;

  /** Takes the bytes of what is committed from {@code contents}. */
  public StoredLayers(LayerStore layers, Host.Contents contents) {
    this.layers = layers;
    this.contents = contents;
  }

  @Override
  public FileTree tree(List<Layer> stack) throws IOException {
    return layers.tree(stack);
  }

  @Override
  public Layer commit(TreeDiff diff) throws IOException, InterruptedException {
    try (LayerDraft draft = layers.draft()) {
      LayerCommit.write(diff, draft.writer(), contents::open);
      return draft.keep();
    }
  }
}
