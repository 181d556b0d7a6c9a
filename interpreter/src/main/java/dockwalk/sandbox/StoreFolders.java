package dockwalk.sandbox;

import dockwalk.exec.Host;
import dockwalk.fs.Content;
import dockwalk.fs.FileTree;
import dockwalk.fs.TreeDiff;
import dockwalk.image.Layer;
import dockwalk.layer.LayerCommit;
import dockwalk.store.LayerDraft;
import dockwalk.store.MountCaches;
import dockwalk.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The store as a sandbox sees it. */
public final class StoreFolders implements LayerFolders {
  private final Store store;
  private final Host.Contents contents;
  private Optional<Path> work = Optional.empty();

  /** Takes the bytes of files from {@code contents}. */
  public StoreFolders(Store store, Host.Contents contents) {
    this.store = store;
    this.contents = contents;
  }

  @Override
  public List<Path> lower(List<Layer> layers) throws IOException {
    return store.layers().folders(layers);
  }

  @Override
  public FileTree tree(List<Layer> layers) throws IOException {
    return store.layers().tree(layers);
  }

  @Override
  public void unpack(FileTree tree, Path folder) throws IOException, InterruptedException {
    try (LayerDraft draft = store.layers().draft()) {
      LayerCommit.write(TreeDiff.between(FileTree.empty(), tree), draft.writer(), contents::open);
      draft.unpack(folder);
    }
  }

  @Override
  public MountCaches caches() {
    return store.caches();
  }

  @Override
  public InputStream open(Content content) throws IOException {
    return contents.open(content);
  }

  @Override
  public synchronized Path workFolder() throws IOException {
    if (work.isEmpty()) {
      work = Optional.of(store.newFolder());
    }
    return work.get();
  }

  @Override
  public Layer keep(Entries entries, Path upper) throws IOException, InterruptedException {
    try (LayerDraft draft = store.layers().draft()) {
      entries.write(draft.writer());
      Layer layer = draft.keep();
      store.layers().adopt(layer, upper);
      return layer;
    }
  }

  @Override
  public FileTree over(FileTree below, Entries entries) throws IOException, InterruptedException {
    try (LayerDraft draft = store.layers().draft()) {
      entries.write(draft.writer());
      return draft.over(below);
    }
  }
}
