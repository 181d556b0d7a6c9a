package dockwalk.store;

import dockwalk.exec.Host;
import dockwalk.fs.Content;
import dockwalk.fs.FileTree;
import dockwalk.fs.Node;
import dockwalk.fs.PathChange;
import dockwalk.fs.TreeDiff;
import dockwalk.image.Layer;
import dockwalk.layer.LayerCommit;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

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

  private static Stream<Content> written(PathChange change) {
    return switch (change) {
      case PathChange.Added(String path, Node.Regular file) -> Stream.of(file.content());
      case PathChange.Modified(String path, Node was, Node.Regular file) ->
          Stream.of(file.content());
      case PathChange.Added other -> Stream.empty();
      case PathChange.Modified other -> Stream.empty();
      case PathChange.Removed removed -> Stream.empty();
    };
  }

  @Override
  public Layer commit(TreeDiff diff) throws IOException, InterruptedException {
    contents.fetch(diff.changes().stream().flatMap(StoredLayers::written).toList());
    try (LayerDraft draft = layers.draft()) {
      LayerCommit.write(diff, draft.writer(), contents::open);
      return draft.keep();
    }
  }
}
