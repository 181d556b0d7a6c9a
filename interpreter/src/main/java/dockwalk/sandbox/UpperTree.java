package dockwalk.sandbox;

import dockwalk.fs.Content;
import dockwalk.fs.FileTree;
import dockwalk.fs.Metadata;
import dockwalk.fs.Node;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * What an upper directory makes of the files below it, while programs may still change it. Nothing
 * is written, and no byte of a file is read.
 */
final class UpperTree {
  private final Path upper;
  private final Privileges privileges;

  private UpperTree(Path upper, Privileges privileges) {
    this.upper = upper;
    this.privileges = privileges;
  }

  /** The files of an overlay as they are now. */
  static FileTree of(Path upper, FileTree lower, Privileges privileges) throws IOException {
    UpperTree reading = new UpperTree(upper, privileges);
    return new FileTree(
        reading.inside(upper, lower.root().children(), lower.root().metadata(), lower.root()));
  }

  /**
   * A directory of the upper one.
   *
   * @param below what shows through
   * @param was the directory below, which is the answer if nothing differs
   */
  @SuppressWarnings("ReferenceEquality") // what did not change is shared, and known by identity
  private Node.Directory inside(
      Path folder, PSortedMap<String, Node> below, Metadata metadata, Node.Directory was)
      throws IOException {
    PSortedMap<String, Node> children = below;
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String name = String.valueOf(entry.getFileName());
        Optional<Node> old = Optional.ofNullable(below.get(name));
        Optional<Node> now = node(entry, old);
        children = now.isPresent() ? children.plus(name, now.get()) : children.minus(name);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    } catch (NoSuchFileException e) {
      return new Node.Directory(metadata, children); // it went while it was read
    }
    boolean same = children == was.children() && metadata.equals(was.metadata());
    return same ? was : new Node.Directory(metadata, children);
  }

  private Optional<Node> node(Path path, Optional<Node> was) throws IOException {
    UpperFile file;
    try {
      file = UpperFile.read(path);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    Metadata metadata = owned(file.metadata(), was);
    return switch (file.kind()) {
      case WHITEOUT, SOCKET -> Optional.empty();
      case DIRECTORY -> Optional.of(directory(file, metadata, was));
      case FILE -> Optional.of(new Node.Regular(metadata, content(file), file.names() > 1));
      case SYMLINK -> Optional.of(new Node.Symlink(metadata, file.target()));
      case FIFO -> Optional.of(new Node.Fifo(metadata));
      case CHARACTER_DEVICE, BLOCK_DEVICE ->
          Optional.of(
              new Node.Device(
                  metadata,
                  file.kind() == UpperFile.Kind.BLOCK_DEVICE,
                  file.major(),
                  file.minor()));
    };
  }

  private Metadata owned(Metadata metadata, Optional<Node> was) {
    return privileges == Privileges.ONE_USER && was.isPresent()
        ? metadata.withOwner(was.get().metadata().uid(), was.get().metadata().gid())
        : metadata;
  }

  private Node.Directory directory(UpperFile file, Metadata metadata, Optional<Node> was)
      throws IOException {
    boolean shows = was.isPresent() && was.get() instanceof Node.Directory;
    Node.Directory old = shows ? (Node.Directory) was.orElseThrow() : new Node.Directory(metadata);
    // The time of a directory changes with what is in it: alone it is no change.
    Metadata looks =
        shows && old.metadata().withModified(metadata.modified()).equals(metadata)
            ? old.metadata()
            : metadata;
    PSortedMap<String, Node> below = file.opaque(privileges) ? TreePMap.empty() : old.children();
    return inside(file.path(), below, looks, old);
  }

  private Content content(UpperFile file) throws IOException {
    Map<String, Object> shown =
        Files.readAttributes(file.path(), "unix:ctime", LinkOption.NOFOLLOW_LINKS);
    Instant changed =
        shown.get("ctime") instanceof FileTime time ? time.toInstant() : Instant.EPOCH;
    long version = file.inode() * 31 + changed.getEpochSecond() * 1_000_000_000 + changed.getNano();
    return new Content.Live(upper, upper.relativize(file.path()).toString(), file.size(), version);
  }
}
