package dockwalk.layer;

import dockwalk.fs.Content;
import dockwalk.fs.FileTree;
import dockwalk.fs.Metadata;
import dockwalk.fs.Node;
import dockwalk.fs.PathChange;
import dockwalk.fs.TreeDiff;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Writes the difference of two trees as a layer. */
public final class LayerCommit {
  private final LayerWriter writer;
  private final FileTree after;
  private final Opener opener;
  private final Set<String> directories = new HashSet<>();
  private final Map<Content, String> linked = new HashMap<>();

  /** Opens the bytes of a file. */
  public interface Opener {
    InputStream open(Content content) throws IOException;
  }

  private LayerCommit(LayerWriter writer, FileTree after, Opener opener) {
    this.writer = writer;
    this.after = after;
    this.opener = opener;
  }

  /**
   * Writes the entries that make {@code diff}: a directory before what is in it, the parents of
   * each change once.
   */
  public static void write(TreeDiff diff, LayerWriter writer, Opener opener)
      throws IOException, InterruptedException {
    LayerCommit commit = new LayerCommit(writer, diff.after(), opener);
    for (PathChange change : diff.changes()) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      commit.write(change);
    }
  }

  private void write(PathChange change) throws IOException {
    String path = change.path().substring(1);
    if (path.isEmpty()) {
      return; // the root has no entry (image-format of BuildKit: parents, but not the root)
    }
    parents(path);
    switch (change) {
      case PathChange.Added added -> node(path, added.now());
      case PathChange.Modified modified -> node(path, modified.now());
      case PathChange.Removed removed -> writer.whiteout(path);
    }
  }

  private void parents(String path) throws IOException {
    for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
      String parent = path.substring(0, slash);
      if (directories.add(parent)) {
        writer.directory(
            parent, after.at(parent).map(Node::metadata).orElse(new Metadata(0755, 0, 0, 0)));
      }
    }
  }

  private void node(String path, Node node) throws IOException {
    switch (node) {
      case Node.Directory directory -> {
        if (directories.add(path)) {
          writer.directory(path, directory.metadata());
        }
      }
      case Node.Regular file -> file(path, file);
      case Node.Symlink link -> writer.symlink(path, link.metadata(), link.target());
      case Node.Device device ->
          writer.device(path, device.metadata(), device.block(), device.major(), device.minor());
      case Node.Fifo fifo -> writer.fifo(path, fifo.metadata());
    }
  }

  private void file(String path, Node.Regular file) throws IOException {
    if (file.hardLinked()) {
      String first = linked.putIfAbsent(file.content(), path);
      if (first != null) {
        writer.hardLink(path, file.metadata(), first);
        return;
      }
    }
    try (InputStream content = opener.open(file.content())) {
      writer.file(path, file.metadata(), content, file.content().size());
    }
  }
}
