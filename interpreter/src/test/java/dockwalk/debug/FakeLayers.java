package dockwalk.debug;

import dockwalk.exec.Host;
import dockwalk.fs.FileTree;
import dockwalk.fs.TreeDiff;
import dockwalk.image.Digest;
import dockwalk.image.Layer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Layers that are remembered as the trees they made. */
public final class FakeLayers implements Host.Layers {
  private final Map<Digest, FileTree> trees = new HashMap<>();

  @Override
  public FileTree tree(List<Layer> layers) {
    return layers.isEmpty()
        ? FileTree.empty()
        : trees.getOrDefault(layers.getLast().diffId(), FileTree.empty());
  }

  @Override
  public Layer commit(TreeDiff diff) {
    Digest digest = Digest.of(diff.changes().toString() + trees.size());
    trees.put(digest, diff.after());
    return new Layer(digest, 1024 + 1000L * diff.changes().size());
  }
}
