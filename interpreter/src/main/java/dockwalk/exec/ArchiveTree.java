package dockwalk.exec;

import dockwalk.fs.FileTree;
import dockwalk.fs.FileTree.Links;
import dockwalk.fs.Metadata;
import dockwalk.fs.Node;
import dockwalk.fs.Node.Directory;
import dockwalk.syntax.Span;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * Unpacks an archive into a directory as if that were the root of all (moby/go-archive, in a
 * chroot): neither a name with {@code ..} nor a link, of the archive or of the image, leads out.
 */
public final class ArchiveTree {
  private final Optional<Owners.Owner> owner;
  private final Instant now;
  private final Span span;
  private FileTree tree;

  private ArchiveTree(Directory into, Optional<Owners.Owner> owner, Instant now, Span span) {
    this.tree = new FileTree(into);
    this.owner = owner;
    this.now = now;
    this.span = span;
  }

  /**
   * The files of an archive alone, owned as it says.
   *
   * @throws IOException if an entry cannot be put where it belongs
   */
  public static FileTree files(Archive archive) throws IOException {
    try {
      Directory root = FileTree.empty().root();
      return new FileTree(unpack(root, archive, Optional.empty(), Instant.EPOCH, new Span(0, 0)));
    } catch (StepFault fault) {
      throw new IOException(fault.getMessage(), fault);
    }
  }

  /**
   * {@code into} with the files of an archive.
   *
   * @param owner of all its files; absent keeps what the archive says
   * @param now time of the directories that it has no entry for
   * @throws StepFault if an entry cannot be put where it belongs
   */
  static Directory unpack(
      Directory into, Archive archive, Optional<Owners.Owner> owner, Instant now, Span span)
      throws StepFault {
    ArchiveTree unpacking = new ArchiveTree(into, owner, now, span);
    for (Archive.Entry entry : archive.entries()) {
      String path = ImagePath.clean(entry.path());
      if (!path.equals("/")) {
        unpacking.add(entry, path);
      }
    }
    return unpacking.tree.root();
  }

  private void add(Archive.Entry entry, String path) throws StepFault {
    String parent = directory(ImagePath.parent(path));
    String place = (parent.equals("/") ? "" : parent) + "/" + ImagePath.name(path);
    switch (entry) {
      case Archive.Entry.Plain plain -> put(place, plain.node());
      case Archive.Entry.HardLink link -> link(place, link);
    }
  }

  private void put(String place, Node node) {
    Metadata metadata =
        owner.map(o -> node.metadata().withOwner(o.uid(), o.gid())).orElse(node.metadata());
    boolean merged = node instanceof Directory && tree.at(place).orElse(null) instanceof Directory;
    Node base = merged ? tree.at(place).orElse(node) : node;
    tree = tree.put(place, base.with(metadata));
  }

  private void link(String place, Archive.Entry.HardLink link) throws StepFault {
    String target = ImagePath.clean(link.target());
    Optional<Node> node = tree.lookup(target, Links.NOFOLLOW);
    if (node.isEmpty() || node.get() instanceof Directory) {
      throw StepFault.at(
          span,
          "the archive has the link %s to %s, which is no file of it".formatted(place, target),
          "make the archive anew, of all files that are linked to each other");
    }
    if (node.get() instanceof Node.Regular file) {
      Node shared = new Node.Regular(file.metadata(), file.content(), true);
      String real = tree.resolve(target, Links.NOFOLLOW).orElse(target);
      tree = tree.put(real, shared).put(place, shared);
    } else {
      tree = tree.put(place, node.get());
    }
  }

  /** The real path of a directory, made with its parents if it is not there. */
  private String directory(String path) throws StepFault {
    String real =
        tree.resolve(path, Links.FOLLOW)
            .orElseThrow(() -> StepFault.at(span, "too many levels of symbolic links: " + path));
    Optional<Node> there = tree.at(real);
    if (there.isEmpty()) {
      directory(ImagePath.parent(real));
      tree = tree.put(real, new Directory(new Metadata(0755, 0, 0, now.getEpochSecond())));
    } else if (!(there.get() instanceof Directory)) {
      throw StepFault.at(
          span,
          "the archive has files below %s, which is no directory".formatted(real),
          "unpack it into another directory");
    }
    return real;
  }
}
