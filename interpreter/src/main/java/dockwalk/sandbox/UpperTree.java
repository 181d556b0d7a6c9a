package dockwalk.sandbox;

import dockwalk.fs.Content;
import dockwalk.fs.FileTree;
import dockwalk.fs.Metadata;
import dockwalk.fs.Node;
import dockwalk.linux.Descriptor;
import dockwalk.linux.Errno;
import dockwalk.linux.ErrnoException;
import dockwalk.name.HostPath;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * What an upper directory makes of the files below it, while programs may still change it. Nothing
 * is written, and no byte of a file is read. A program may put a link in the place of a directory
 * at any time, so each directory is opened without following any, and looked at through that.
 */
final class UpperTree {
  private final Path upper;
  private final Descriptor root;
  private final Privileges privileges;

  private UpperTree(Path upper, Descriptor root, Privileges privileges) {
    this.upper = upper;
    this.root = root;
    this.privileges = privileges;
  }

  /** The files of an overlay as they are now. */
  static FileTree of(Path upper, FileTree lower, Privileges privileges) throws IOException {
    try (Descriptor root = Descriptor.open(upper.toString(), Descriptor.READ)) {
      Node.Directory was = lower.root();
      return new FileTree(
          new UpperTree(upper, root, privileges).inside("", was.children(), was.metadata(), was));
    }
  }

  /** A directory that was found and not looked into yet. */
  private record Folder(String name, UpperFile file, boolean opaque) {}

  /**
   * A directory of the upper one.
   *
   * @param path relative; empty for the upper one itself
   * @param below what shows through
   * @param was the directory below, which is the answer if nothing differs
   */
  @SuppressWarnings("ReferenceEquality") // what did not change is shared, and known by identity
  private Node.Directory inside(
      String path, PSortedMap<String, Node> below, Metadata metadata, Node.Directory was)
      throws IOException {
    Map<String, Optional<Node>> found = new HashMap<>();
    List<Folder> folders = list(path, below, found);
    for (Folder each : folders) {
      Optional<Node> old = Optional.ofNullable(below.get(each.name()));
      found.put(each.name(), Optional.of(directory(within(path, each.name()), each, old)));
    }
    PSortedMap<String, Node> children = below;
    for (Map.Entry<String, Optional<Node>> each : found.entrySet()) {
      children =
          each.getValue().isPresent()
              ? children.plus(each.getKey(), each.getValue().get())
              : children.minus(each.getKey());
    }
    boolean same = children == was.children() && metadata.equals(was.metadata());
    return same ? was : new Node.Directory(metadata, children);
  }

  /**
   * Lists a directory, and closes it again: however deep a program nests them, few are open.
   *
   * @param found takes what is no directory; absent for what hides something below
   */
  private List<Folder> list(
      String path, PSortedMap<String, Node> below, Map<String, Optional<Node>> found)
      throws IOException {
    List<Folder> folders = new ArrayList<>();
    try (Descriptor folder = Descriptor.below(root, path.isEmpty() ? "." : path);
        DirectoryStream<Path> entries =
            Files.newDirectoryStream(Path.of("/proc/self/fd/" + folder.number()))) {
      for (Path entry : entries) {
        String name = HostPath.name(entry);
        try {
          UpperFile file = UpperFile.read(entry);
          if (file.kind() == UpperFile.Kind.DIRECTORY) {
            folders.add(new Folder(name, file, file.opaque(privileges)));
          } else {
            Optional<Node> was = Optional.ofNullable(below.get(name));
            found.put(name, node(file, within(path, name), was));
          }
        } catch (NoSuchFileException e) {
          found.put(name, Optional.empty());
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    } catch (NoSuchFileException | NotDirectoryException gone) {
      return folders; // it went while it was read
    } catch (ErrnoException e) {
      if (e.errno() != Errno.ENOENT && e.errno() != Errno.ENOTDIR && e.errno() != Errno.ELOOP) {
        throw e;
      }
    }
    return folders;
  }

  private static String within(String path, String name) {
    return path.isEmpty() ? name : path + "/" + name;
  }

  private Optional<Node> node(UpperFile file, String path, Optional<Node> was) throws IOException {
    Metadata metadata = owned(file.metadata(), was);
    return switch (file.kind()) {
      case WHITEOUT, SOCKET -> Optional.empty();
      case FILE -> Optional.of(new Node.Regular(metadata, content(file, path), file.names() > 1));
      case SYMLINK -> Optional.of(new Node.Symlink(metadata, file.target()));
      case FIFO -> Optional.of(new Node.Fifo(metadata));
      case CHARACTER_DEVICE, BLOCK_DEVICE ->
          Optional.of(
              new Node.Device(
                  metadata,
                  file.kind() == UpperFile.Kind.BLOCK_DEVICE,
                  file.major(),
                  file.minor()));
      case DIRECTORY -> throw new IllegalArgumentException("a directory is looked into elsewhere");
    };
  }

  private Metadata owned(Metadata metadata, Optional<Node> was) {
    return privileges == Privileges.ONE_USER && was.isPresent()
        ? metadata.withOwner(was.get().metadata().uid(), was.get().metadata().gid())
        : metadata;
  }

  private Node.Directory directory(String path, Folder folder, Optional<Node> was)
      throws IOException {
    Metadata metadata = owned(folder.file().metadata(), was);
    boolean shows = was.isPresent() && was.get() instanceof Node.Directory;
    Node.Directory old = shows ? (Node.Directory) was.orElseThrow() : new Node.Directory(metadata);
    // The time of a directory changes with what is in it: alone it is no change.
    Metadata looks =
        shows && old.metadata().withModified(metadata.modified()).equals(metadata)
            ? old.metadata()
            : metadata;
    PSortedMap<String, Node> below = folder.opaque() ? TreePMap.empty() : old.children();
    return inside(path, below, looks, old);
  }

  private Content content(UpperFile file, String path) throws IOException {
    Map<String, Object> shown =
        Files.readAttributes(file.path(), "unix:ctime", LinkOption.NOFOLLOW_LINKS);
    Instant changed =
        shown.get("ctime") instanceof FileTime time ? time.toInstant() : Instant.EPOCH;
    long version = file.inode() * 31 + changed.getEpochSecond() * 1_000_000_000 + changed.getNano();
    return new Content.Live(upper, path, file.size(), version);
  }
}
