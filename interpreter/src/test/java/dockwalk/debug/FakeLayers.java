package dockwalk.debug;

import dockwalk.exec.Host;
import dockwalk.fs.Content;
import dockwalk.fs.FileTree;
import dockwalk.fs.TreeDiff;
import dockwalk.image.Digest;
import dockwalk.image.Layer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Layers that are remembered as the trees they made, and the contents of their files. */
public final class FakeLayers implements Host.Layers, Host.Contents {
  private final Map<Digest, FileTree> trees = new HashMap<>();

  @Override
  public FileTree tree(List<Layer> layers) {
    return layers.isEmpty()
        ? FileTree.empty()
        : trees.getOrDefault(layers.getLast().diffId(), FileTree.empty());
  }

  @Override
  public InputStream open(Content content) {
    return content instanceof Content.Inline inline
        ? new ByteArrayInputStream(inline.bytes())
        : InputStream.nullInputStream();
  }

  @Override
  public Digest digest(Content content) throws IOException {
    return Digest.of(open(content).readAllBytes());
  }

  @Override
  public Layer commit(TreeDiff diff) {
    Digest digest = Digest.of(diff.changes().toString() + trees.size());
    trees.put(digest, diff.after());
    return new Layer(digest, 1024 + 1000L * diff.changes().size());
  }
}
