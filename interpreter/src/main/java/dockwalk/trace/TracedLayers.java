package dockwalk.trace;

import dockwalk.exec.Host;
import dockwalk.fs.FileTree;
import dockwalk.fs.TreeDiff;
import dockwalk.image.Digest;
import dockwalk.image.Layer;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The files of stacks of layers, by the layers' diff IDs. */
record TracedLayers(Map<List<Digest>, FileTree> files) implements Host.Layers {
  @Override
  public FileTree tree(List<Layer> layers) throws IOException {
    if (layers.isEmpty()) {
      return FileTree.empty();
    }
    FileTree tree = files.get(Layer.diffIds(layers));
    if (tree == null) {
      throw new IOException("the trace does not hold these files");
    }
    return tree;
  }

  @Override
  public Layer commit(TreeDiff diff) throws IOException {
    throw new IOException("no layer can be made in a trace");
  }
}
