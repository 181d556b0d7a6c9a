package dockwalk.context;

import dockwalk.exec.Host;
import dockwalk.fs.Content;
import dockwalk.fs.FileTree;
import dockwalk.fs.Metadata;
import dockwalk.fs.Node;
import dockwalk.fs.PathPatterns;
import dockwalk.image.Digest;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/** A folder of this machine as build context. */
public final class FolderContext implements Host.Context, AutoCloseable {
  private static final int S_IFREG = 0100000;
  private static final int S_IFDIR = 0040000;
  private static final int S_IFLNK = 0120000;
  private static final int S_IFIFO = 0010000;
  private static final int MOST_FILES = 5_000_000;
  private static final int DEEPEST = 1_000;

  private final Path root;
  private final IgnoreRules rules;
  private final StatCache digests;
  private final Map<Path, FileStamp> stamps = new ConcurrentHashMap<>();
  private final Map<String, Content> linked = new HashMap<>();
  private final Map<Path, Digest> told = new ConcurrentHashMap<>();
  private final SmallFiles small = new SmallFiles();
  private final List<Excluded> excluded = new ArrayList<>();
  private @Nullable FileTree tree;
  private int files;

  /**
   * The context in {@code root}.
   *
   * @param root absolute path of a folder
   * @param digests a file that keeps digests from one build to the next
   */
  public FolderContext(Path root, IgnoreRules rules, Path digests) {
    this.root = root;
    this.rules = rules;
    this.digests = StatCache.read(digests);
  }

  @Override
  public synchronized FileTree tree() throws IOException {
    FileTree read = tree;
    if (read == null) {
      read = new FileTree(directory(root, FileStamp.of(root), "", PathPatterns.root(), 0));
      tree = read;
    }
    return read;
  }

  /**
   * Something that the build does not see.
   *
   * @param path relative; what is below a folder that is kept out whole is not listed
   * @param rule the line of the ignore file that decided
   */
  public record Excluded(String path, String rule) {}

  /** What was read of the folder so far, each as it was before it was read. */
  public Map<Path, FileStamp> stamps() {
    return Collections.unmodifiableMap(stamps);
  }

  /** What is kept out, in path order. */
  public synchronized List<Excluded> excluded() throws IOException {
    tree();
    return excluded.stream().sorted(Comparator.comparing(Excluded::path)).toList();
  }

  @Override
  public Optional<String> ignoredBy(String path) {
    return rules.excludedBy(path);
  }

  /** Its stamp is older than its list of names, so that a change of the list shows. */
  private Node.Directory directory(
      Path folder, FileStamp stamp, String prefix, PathPatterns.Matched matched, int depth)
      throws IOException {
    if (depth > DEEPEST) {
      throw new IOException(
          "the build context is more than %d folders deep: %s"
              .formatted(DEEPEST, FileNames.brief(prefix)));
    }
    stamps.put(folder, stamp);
    Map<String, Node> children = new HashMap<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String name = entry.getFileName() + "";
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
    return new Node.Directory(metadata(stamp), TreePMap.<String, Node>empty().plusAll(children));
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
    if (!FileNames.isText(path)) {
      throw new IOException(
          "the name of %s in the build context is no UTF-8 (%s): rename it, or keep it out with"
                  .formatted(name, FileNames.raw(path))
              + " .dockerignore");
    }
    FileStamp stamp;
    try {
      stamp = FileStamp.of(path);
    } catch (NoSuchFileException vanished) {
      return null;
    }
    if (stamp.type() == S_IFDIR) {
      Node.Directory directory = directory(path, stamp, name + "/", matched, depth + 1);
      // A folder that is kept out is there all the same if something in it is let in.
      if (!out || !directory.children().isEmpty()) {
        return directory;
      }
      excluded.removeIf(each -> each.path().startsWith(name + "/"));
    }
    if (out) {
      keepOut(name, matched);
      return null;
    }
    return plain(path, stamp);
  }

  private void keepOut(String name, PathPatterns.Matched matched) {
    excluded.add(new Excluded(name, rules.reason(matched).orElse("")));
  }

  private @Nullable Node plain(Path path, FileStamp stamp) throws IOException {
    if (++files > MOST_FILES) {
      throw new IOException(
          "the build context has more than %d files: keep some out with .dockerignore"
              .formatted(MOST_FILES));
    }
    stamps.put(path, stamp);
    return switch (stamp.type()) {
      case S_IFREG -> new Node.Regular(metadata(stamp), content(path, stamp), stamp.links() > 1);
      case S_IFLNK -> new Node.Symlink(metadata(stamp), Files.readSymbolicLink(path).toString());
      case S_IFIFO -> new Node.Fifo(metadata(stamp));
      default -> null; // sockets and devices are not sent to a build
    };
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
  private static Metadata metadata(FileStamp stamp) {
    return new Metadata(stamp.mode(), 0, 0, stamp.seconds());
  }

  /**
   * The bytes of a file of this machine.
   *
   * @return a stream of what was hashed; if the file was not hashed, or is not small, its {@code
   *     close} fails if it was changed since the context was read
   */
  public InputStream open(Content.OnHost file) throws IOException {
    Optional<byte[]> held = small.take(file.file());
    if (held.isPresent()) {
      return new ByteArrayInputStream(held.get());
    }
    Digest known = told.get(file.file());
    if (known != null && file.size() <= SmallFiles.LARGEST) {
      byte[] bytes = whole(file);
      if (!Digest.of(bytes).equals(known)) {
        throw changed(file.file(), null);
      }
      return new ByteArrayInputStream(bytes);
    }
    try {
      InputStream in = Files.newInputStream(file.file(), LinkOption.NOFOLLOW_LINKS);
      FileStamp stamp = stamps.get(file.file());
      return stamp == null ? in : new Checked(in, file.file(), stamp);
    } catch (IOException e) {
      throw unreadable(file.file(), e);
    }
  }

  private byte[] whole(Content.OnHost file) throws IOException {
    try {
      return SmallFiles.read(file.file(), file.size())
          .orElseThrow(() -> changed(file.file(), null));
    } catch (FileSystemException e) {
      throw unreadable(file.file(), e);
    }
  }

  private IOException unreadable(Path file, IOException e) {
    return switch (e) {
      case NoSuchFileException gone -> changed(file, gone);
      case AccessDeniedException denied ->
          new IOException(
              "cannot read %s of the build context: permission denied"
                  .formatted(root.relativize(file)),
              denied);
      default -> e;
    };
  }

  /** Whether {@code file} was found in this context. */
  boolean knows(Path file) {
    return stamps.containsKey(file);
  }

  /** Hashes what is not known yet of {@code files}, with all processors if they are many. */
  void prepare(List<Content.OnHost> files) throws IOException, InterruptedException {
    List<Content.OnHost> unknown =
        files.stream().filter(file -> known(file.file()).isEmpty()).toList();
    FileHashes.all(unknown, this::digest);
  }

  private Optional<Digest> known(Path file) {
    Digest known = told.get(file);
    FileStamp stamp = known == null ? stamps.get(file) : null;
    return stamp == null ? Optional.ofNullable(known) : digests.find(file.toString(), stamp);
  }

  /** Digest of the bytes of a file of this machine. */
  public Digest digest(Content.OnHost file) throws IOException {
    Optional<Digest> known = known(file.file());
    if (known.isPresent()) {
      told.put(file.file(), known.get());
      return known.get();
    }
    long started = System.currentTimeMillis() * 1_000_000;
    FileStamp stamp = stamps.get(file.file());
    Digest digest;
    if (stamp != null && file.size() <= SmallFiles.LARGEST) {
      byte[] bytes = whole(file);
      digest = Digest.of(bytes);
      small.hold(file.file(), bytes);
    } else {
      try (InputStream in = open(file)) {
        digest = Digest.of(in);
      }
    }
    if (stamp != null) {
      told.put(file.file(), digest);
      digests.put(file.file().toString(), stamp, digest, started);
    }
    return digest;
  }

  private IOException changed(Path file, @Nullable IOException cause) {
    return new IOException(
        "%s was changed while the build context was read: build again"
            .formatted(root.relativize(file)),
        cause);
  }

  private final class Checked extends FilterInputStream {
    private final Path file;
    private final FileStamp stamp;

    Checked(InputStream in, Path file, FileStamp stamp) {
      super(in);
      this.file = file;
      this.stamp = stamp;
    }

    @Override
    public void close() throws IOException {
      super.close();
      FileStamp now;
      try {
        now = FileStamp.of(file);
      } catch (NoSuchFileException e) {
        throw changed(file, e);
      }
      if (!now.same(stamp)) {
        throw changed(file, null);
      }
    }
  }

  /** Keeps the digests for the next build. */
  @Override
  public void close() throws IOException {
    digests.save();
  }
}
