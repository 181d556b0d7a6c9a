package dockwalk.context;

import dockwalk.fs.Content;
import dockwalk.fs.FileTree;
import dockwalk.fs.Metadata;
import dockwalk.fs.Node;
import dockwalk.fs.PathPatterns;
import dockwalk.name.HostPath;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/** Reads a folder of this machine as a tree: names, types, modes, times, and no contents. */
final class FolderReader {
  private static final int S_IFREG = 0100000;
  private static final int S_IFDIR = 0040000;
  private static final int S_IFLNK = 0120000;
  private static final int S_IFIFO = 0010000;
  private static final int S_IFSOCK = 0140000;
  private static final int MOST_FILES = 5_000_000;

  /** Twice as many one-letter names would make a path that the kernel does not take. */
  private static final int DEEPEST = 1_000;

  private final Path root;
  private final IgnoreRules rules;
  private final StatCache known;
  private final Map<Path, FileStamp> stamps;
  private final Map<String, Content> linked = new HashMap<>();
  private final Map<Path, SortedMap<String, String>> attributes = new HashMap<>();
  private final List<FolderContext.Excluded> excluded = new ArrayList<>();
  private int files;

  /**
   * A reader.
   *
   * @param known what is known of files by their stamps
   * @param stamps takes the stamp of all that is read
   */
  FolderReader(Path root, IgnoreRules rules, StatCache known, Map<Path, FileStamp> stamps) {
    this.root = root;
    this.rules = rules;
    this.known = known;
    this.stamps = stamps;
  }

  FileTree read() throws IOException {
    return new FileTree(directory(root, FileStamp.of(root), "", PathPatterns.root(), 0));
  }

  /** What was kept out. */
  List<FolderContext.Excluded> excluded() {
    return excluded;
  }

  /** The extended attributes of a file that was read. */
  SortedMap<String, String> attributes(Path file) {
    return attributes.getOrDefault(file, UserAttributes.NONE);
  }

  /** Its stamp is older than its list of names, so that a change of the list shows. */
  private Node.Directory directory(
      Path folder, FileStamp stamp, String prefix, PathPatterns.Matched matched, int depth)
      throws IOException {
    if (depth > DEEPEST) {
      throw new IOException(
          "the build context is more than %d folders deep: %s: keep it out with .dockerignore"
              .formatted(DEEPEST, brief(prefix)));
    }
    stamps.put(folder, stamp);
    Map<String, Node> children = new HashMap<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String name = HostPath.name(entry);
        Node node = node(entry, prefix + name, matched, depth);
        if (node != null) {
          children.put(name, node);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    } catch (NoSuchFileException e) {
      throw changed(folder, e);
    } catch (AccessDeniedException e) {
      throw new IOException(
          "cannot read the folder %s of the build context: permission denied".formatted(folder), e);
    }
    if (!FileStamp.of(folder).isSameFile(stamp)) {
      throw changed(folder, null); // its names may be those of the folder that a link leads to
    }
    Metadata metadata = metadata(stamp, UserAttributes.of(folder));
    return new Node.Directory(metadata, TreePMap.<String, Node>empty().plusAll(children));
  }

  /** What the build sees of {@code path}; null if it is kept out. */
  private @Nullable Node node(Path path, String name, PathPatterns.Matched parent, int depth)
      throws IOException {
    PathPatterns.Matched matched = rules.match(parent, name);
    boolean out = rules.excludes(matched);
    if (out && !rules.mayReinclude()) {
      keepOut(name, matched);
      return null;
    }
    FileStamp stamp;
    try {
      stamp = FileStamp.of(path);
    } catch (NoSuchFileException vanished) {
      return null;
    }
    if (stamp.type() == S_IFDIR) {
      int before = excluded.size();
      Node.Directory directory = directory(path, stamp, name + "/", matched, depth + 1);
      // A folder that is kept out is there all the same if something in it is let in.
      if (!out || !directory.children().isEmpty()) {
        return directory;
      }
      excluded.subList(before, excluded.size()).clear(); // what is in it goes without saying
    }
    if (out) {
      keepOut(name, matched);
      return null;
    }
    return plain(path, stamp);
  }

  private void keepOut(String name, PathPatterns.Matched matched) {
    excluded.add(new FolderContext.Excluded(name, rules.reason(matched).orElse("")));
  }

  private @Nullable Node plain(Path path, FileStamp stamp) throws IOException {
    if (++files > MOST_FILES) {
      throw new IOException(
          "the build context has more than %d files: keep some out with .dockerignore"
              .formatted(MOST_FILES));
    }
    stamps.put(path, stamp);
    Metadata plain = metadata(stamp, UserAttributes.NONE);
    return switch (stamp.type()) {
      case S_IFREG ->
          new Node.Regular(
              metadata(stamp, attributesOf(path, stamp)), content(path, stamp), stamp.links() > 1);
      case S_IFLNK -> new Node.Symlink(plain, HostPath.text(Files.readSymbolicLink(path)));
      case S_IFIFO -> new Node.Fifo(plain);
      // The sender of a context takes a socket for a file, and gets nothing out of it (fsutil).
      case S_IFSOCK -> new Node.Regular(plain, new Content.Inline(""), false);
      default -> null; // devices
    };
  }

  /** A change of them changes the stamp: those of a file that is known need not be read. */
  private SortedMap<String, String> attributesOf(Path path, FileStamp stamp) {
    SortedMap<String, String> found =
        known
            .find(HostPath.text(path), stamp)
            .map(StatCache.Known::attributes)
            .orElseGet(() -> UserAttributes.of(path));
    if (!found.isEmpty()) {
      attributes.put(path, found);
    }
    return found;
  }

  /** Names of one file share one value, so that they stay one file. */
  private Content content(Path path, FileStamp stamp) {
    Content content = new Content.OnHost(path, stamp.size());
    if (stamp.links() < 2) {
      return content;
    }
    return linked.computeIfAbsent(stamp.device() + ":" + stamp.inode(), inode -> content);
  }

  /** The client of a build gives all files to root (BuildKit, resetUIDAndGID). */
  private static Metadata metadata(FileStamp stamp, SortedMap<String, String> attributes) {
    return new Metadata(stamp.mode(), 0, 0, stamp.seconds(), attributes);
  }

  private IOException changed(Path folder, @Nullable IOException cause) {
    return new IOException(
        "%s was changed while the build context was read: build again"
            .formatted(HostPath.text(root.relativize(folder))),
        cause);
  }

  private static String brief(String path) {
    return path.length() <= 60 ? path : path.substring(0, 60) + "…";
  }
}
