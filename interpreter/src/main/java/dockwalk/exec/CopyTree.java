package dockwalk.exec;

import dockwalk.fs.FileTree;
import dockwalk.fs.FileTree.Links;
import dockwalk.fs.Metadata;
import dockwalk.fs.Node;
import dockwalk.fs.Node.Directory;
import dockwalk.syntax.Span;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts files into a tree as {@code COPY} does (fsutil, copy.go). */
final class CopyTree {
  private final Action.Copy copy;
  private final Optional<Owners.Owner> owner;
  private final Instant now;
  private final Span span;
  private FileTree tree;

  /** Copies into {@code tree}. */
  CopyTree(FileTree tree, Action.Copy copy, Optional<Owners.Owner> owner, Instant now, Span span) {
    this.tree = tree;
    this.copy = copy;
    this.owner = owner;
    this.now = now;
    this.span = span;
  }

  /** The tree with all that was copied so far. */
  FileTree tree() {
    return tree;
  }

  /**
   * Copies {@code source} to the destination; of a directory what is in it.
   *
   * @param name of the source in a directory
   */
  void copy(Node source, String name) throws StepFault {
    String target = resolve(copy.destination());
    if (source instanceof Directory directory) {
      directory(target, directory);
      return;
    }
    boolean intoDirectory =
        copy.destination().endsWith("/") || tree.at(target).orElse(null) instanceof Directory;
    String path = intoDirectory ? (target.equals("/") ? "" : target) + "/" + name : target;
    makeDirectory(ImagePath.parent(path));
    tree = tree.put(path, replace(tree.at(path).orElse(null), source, path));
  }

  private void directory(String target, Directory source) throws StepFault {
    Directory merged = merge(makeDirectory(target), source, target);
    // The destination keeps what it has, but for the time (copyFileTimestamp).
    Metadata metadata = merged.metadata().withModified(source.metadata().modified());
    tree = tree.put(target, target.equals("/") ? merged : merged.with(metadata));
  }

  /** Unpacks {@code archive} into the destination, which is a directory then. */
  void unpack(Archive archive) throws StepFault {
    String target = resolve(copy.destination());
    Directory into = makeDirectory(target, "");
    tree = tree.put(target, ArchiveTree.unpack(into, archive, owner, now, span));
  }

  private String resolve(String path) throws StepFault {
    return tree.resolve(path, Links.FOLLOW)
        .orElseThrow(() -> StepFault.at(span, "too many levels of symbolic links: " + path));
  }

  private Directory makeDirectory(String path) throws StepFault {
    return makeDirectory(path, Modes.isOctal(copy.mode()) ? copy.mode() : "");
  }

  /** The directory at {@code path}, made with its parents if it is not there. */
  private Directory makeDirectory(String path, String mode) throws StepFault {
    Optional<Node> node = tree.at(path);
    if (node.isPresent()) {
      if (node.get() instanceof Directory directory) {
        return directory;
      }
      throw StepFault.at(span, "cannot copy to non-directory: " + path);
    }
    makeDirectory(ImagePath.parent(path), mode);
    Metadata plain = new Metadata(0755, 0, 0, now.getEpochSecond());
    Directory made = new Directory(owned(Modes.apply(mode, plain, true)));
    tree = tree.put(path, made);
    return made;
  }

  private Directory merge(Directory target, Directory source, String path) throws StepFault {
    Map<String, Node> changed = new HashMap<>();
    for (Map.Entry<String, Node> entry : source.children().entrySet()) {
      String name = entry.getKey();
      String below = path + "/" + name;
      Node existing = target.children().get(name);
      changed.put(
          name,
          entry.getValue() instanceof Directory directory
              ? directory(existing, directory, below)
              : replace(existing, entry.getValue(), below));
    }
    return new Directory(target.metadata(), target.children().plusAll(changed));
  }

  private Directory directory(@Nullable Node existing, Directory source, String path)
      throws StepFault {
    Metadata metadata = changed(source.metadata(), true);
    if (existing == null) {
      return merge(new Directory(metadata), source, path);
    }
    if (existing instanceof Directory directory) {
      return merge(new Directory(metadata, directory.children()), source, path);
    }
    throw StepFault.at(span, "cannot copy to non-directory: " + path);
  }

  private Node replace(@Nullable Node existing, Node source, String path) throws StepFault {
    if (existing instanceof Directory) {
      throw StepFault.at(span, "cannot replace to directory %s with file".formatted(path));
    }
    boolean link = source instanceof Node.Symlink;
    return source.with(link ? owned(source.metadata()) : changed(source.metadata(), false));
  }

  private Metadata changed(Metadata metadata, boolean directory) {
    return owned(Modes.apply(copy.mode(), metadata, directory));
  }

  private Metadata owned(Metadata metadata) {
    return owner.map(o -> metadata.withOwner(o.uid(), o.gid())).orElse(metadata);
  }
}
