package dockwalk.context;

import dockwalk.exec.Host;
import dockwalk.fs.Content;
import dockwalk.fs.FileTree;
import dockwalk.image.Digest;
import dockwalk.name.HostPath;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A folder of this machine as build context. */
public final class FolderContext implements Host.Context, AutoCloseable {
  private final Path root;
  private final IgnoreRules rules;
  private final StatCache digests;
  private final Map<Path, FileStamp> stamps = new ConcurrentHashMap<>();
  private final Map<Path, Digest> told = new ConcurrentHashMap<>();
  private final SmallFiles small = new SmallFiles();
  private final FolderReader reader;
  private @Nullable FileTree tree;

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
    this.reader = new FolderReader(root, rules, this.digests, stamps);
  }

  @Override
  public synchronized FileTree tree() throws IOException {
    FileTree read = tree;
    if (read == null) {
      read = reader.read();
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
    return reader.excluded().stream().sorted(Comparator.comparing(Excluded::path)).toList();
  }

  @Override
  public Optional<String> ignoredBy(String path) {
    return rules.excludedBy(path).map(line -> "%s (%s)".formatted(rules.name(), line));
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
      return new ByteArrayInputStream(whole(file, known));
    }
    try {
      InputStream in = Files.newInputStream(file.file(), LinkOption.NOFOLLOW_LINKS);
      FileStamp stamp = stamps.get(file.file());
      return stamp == null ? in : new Checked(in, file.file(), stamp);
    } catch (IOException e) {
      throw unreadable(file.file(), e);
    }
  }

  private byte[] whole(Content.OnHost file, Digest known) throws IOException {
    byte[] bytes = whole(file);
    if (!Digest.of(bytes).equals(known)) {
      throw changed(file.file(), null);
    }
    return bytes;
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
                  .formatted(HostPath.text(root.relativize(file))),
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

  /** Reads what will be opened soon, with all processors if it is much, as far as there is room. */
  void fetch(List<Content.OnHost> files) throws IOException, InterruptedException {
    List<Content.OnHost> wanted =
        files.stream()
            .filter(file -> file.size() <= SmallFiles.LARGEST)
            .filter(file -> told.containsKey(file.file()) && !small.holds(file.file()))
            .toList();
    FileHashes.all(wanted, this::fetch);
  }

  private void fetch(Content.OnHost file) throws IOException {
    Digest known = told.get(file.file());
    if (known != null && small.hasRoom(file.size())) {
      small.hold(file.file(), whole(file, known));
    }
  }

  private Optional<Digest> known(Path file) {
    Digest known = told.get(file);
    FileStamp stamp = known == null ? stamps.get(file) : null;
    return stamp == null
        ? Optional.ofNullable(known)
        : digests.find(HostPath.text(file), stamp).map(StatCache.Known::digest);
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
      check(file.file(), stamp);
      digest = Digest.of(bytes);
      small.hold(file.file(), bytes);
    } else {
      try (InputStream in = open(file)) {
        digest = Digest.of(in);
      }
    }
    if (stamp != null) {
      told.put(file.file(), digest);
      StatCache.Known now = new StatCache.Known(stamp, digest, reader.attributes(file.file()));
      digests.put(HostPath.text(file.file()), now, started);
    }
    return digest;
  }

  private IOException changed(Path file, @Nullable IOException cause) {
    return new IOException(
        "%s was changed while the build context was read: build again"
            .formatted(HostPath.text(root.relativize(file))),
        cause);
  }

  /** Also notices a folder above that became a link to another one meanwhile. */
  private void check(Path file, FileStamp stamp) throws IOException {
    FileStamp now;
    try {
      now = FileStamp.of(file);
    } catch (FileSystemException e) {
      throw changed(file, e);
    }
    if (!now.same(stamp)) {
      throw changed(file, null);
    }
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
      check(file, stamp);
    }
  }

  /** Keeps the digests for the next build, without those of files that are gone. */
  @Override
  public synchronized void close() throws IOException {
    if (tree != null) {
      digests.forgetGone(stamps::containsKey);
    }
    digests.save();
  }
}
