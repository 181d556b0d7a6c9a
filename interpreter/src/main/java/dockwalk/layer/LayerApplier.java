package dockwalk.layer;

import dockwalk.fs.Content;
import dockwalk.fs.FileTree;
import dockwalk.fs.Metadata;
import dockwalk.fs.Node;
import dockwalk.fs.Node.Directory;
import dockwalk.image.Digest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pcollections.PSortedMap;

/** Puts a layer on top of a tree (OCI image-spec, layer.md, "Applying Changesets"). */
public final class LayerApplier {
  private final Digest diffId;
  private final Draft root;
  private final Set<String> linked = new HashSet<>();

  private LayerApplier(FileTree below, Digest diffId) {
    this.diffId = diffId;
    this.root = new Draft(below.root());
  }

  /** The tree that has {@code layer} on top of {@code below}; shares what it does not touch. */
  public static FileTree apply(FileTree below, Digest diffId, LayerIndex layer) {
    LayerApplier applier = new LayerApplier(below, diffId);
    for (LayerEntry entry : layer.entries()) {
      if (entry.kind() == LayerEntry.Kind.HARD_LINK) {
        applier.linked.add(entry.link());
      }
    }
    // Marks hide what lower layers have, wherever in the tar they stand.
    for (LayerEntry entry : layer.entries()) {
      switch (entry.kind()) {
        case WHITEOUT -> applier.remove(entry);
        case OPAQUE -> applier.hide(entry.path());
        case DIRECTORY, FILE, HARD_LINK, SYMLINK, CHARACTER_DEVICE, BLOCK_DEVICE, FIFO -> {}
      }
    }
    for (LayerEntry entry : layer.entries()) {
      applier.put(entry);
    }
    return new FileTree(applier.root.finish());
  }

  private void remove(LayerEntry entry) {
    Draft parent = existing(entry.parent());
    if (parent != null) {
      parent.remove(entry.name());
    }
  }

  private void hide(String path) {
    Draft directory = existing(path);
    if (directory != null) {
      directory.clear();
    }
  }

  private void put(LayerEntry entry) {
    switch (entry.kind()) {
      case WHITEOUT, OPAQUE -> {}
      case DIRECTORY -> directory(entry.path()).metadata = entry.metadata();
      case FILE ->
          put(
              entry,
              new Node.Regular(
                  entry.metadata(),
                  new Content.InLayer(diffId, entry.offset(), entry.size()),
                  linked.contains(entry.path())));
      case HARD_LINK -> hardLink(entry);
      case SYMLINK -> put(entry, new Node.Symlink(entry.metadata(), entry.link()));
      case CHARACTER_DEVICE ->
          put(entry, new Node.Device(entry.metadata(), false, entry.major(), entry.minor()));
      case BLOCK_DEVICE ->
          put(entry, new Node.Device(entry.metadata(), true, entry.major(), entry.minor()));
      case FIFO -> put(entry, new Node.Fifo(entry.metadata()));
    }
  }

  private void put(LayerEntry entry, Node node) {
    directory(entry.parent()).put(entry.name(), node);
  }

  private void hardLink(LayerEntry entry) {
    int slash = entry.link().lastIndexOf('/');
    Draft parent = existing(slash < 0 ? "" : entry.link().substring(0, slash));
    Node target = parent == null ? null : parent.child(entry.link().substring(slash + 1));
    // A link to nothing is left out: there is no file that it could name.
    if (target != null && !(target instanceof Directory)) {
      put(entry, target);
    }
  }

  private @Nullable Draft existing(String path) {
    Draft draft = root;
    for (String name : FileTree.names(path)) {
      draft = draft.existing(name);
      if (draft == null) {
        return null;
      }
    }
    return draft;
  }

  private Draft directory(String path) {
    Draft draft = root;
    for (String name : FileTree.names(path)) {
      draft = draft.directory(name);
    }
    return draft;
  }

  /** A directory that is being changed. */
  private static final class Draft {
    private static final Metadata PLAIN = new Metadata(0755, 0, 0, 0);

    private Metadata metadata;
    private PSortedMap<String, Node> below;
    private final Map<String, Node> changed = new HashMap<>();
    private final Map<String, Draft> open = new HashMap<>();

    Draft(Directory from) {
      metadata = from.metadata();
      below = from.children();
    }

    @Nullable Draft existing(String name) {
      Draft draft = open.get(name);
      if (draft != null) {
        return draft;
      }
      Node node = changed.containsKey(name) ? changed.get(name) : below.get(name);
      return node instanceof Directory directory ? open(name, directory) : null;
    }

    Draft directory(String name) {
      Draft draft = existing(name);
      return draft != null ? draft : open(name, new Directory(PLAIN));
    }

    private Draft open(String name, Directory directory) {
      Draft draft = new Draft(directory);
      open.put(name, draft);
      changed.remove(name);
      return draft;
    }

    @Nullable Node child(String name) {
      Draft draft = open.get(name);
      if (draft != null) {
        return draft.finish();
      }
      return changed.containsKey(name) ? changed.get(name) : below.get(name);
    }

    void put(String name, Node node) {
      open.remove(name);
      changed.put(name, node);
    }

    void remove(String name) {
      open.remove(name);
      changed.remove(name);
      below = below.minus(name);
    }

    void clear() {
      open.clear();
      changed.clear();
      below = new Directory(metadata).children();
    }

    Directory finish() {
      PSortedMap<String, Node> children = below.plusAll(changed);
      for (Map.Entry<String, Draft> each : open.entrySet()) {
        children = children.plus(each.getKey(), each.getValue().finish());
      }
      return new Directory(metadata, children);
    }
  }
}
