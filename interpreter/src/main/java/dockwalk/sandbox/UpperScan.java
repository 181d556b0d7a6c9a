package dockwalk.sandbox;

import dockwalk.fs.FileTree;
import dockwalk.fs.Node;
import dockwalk.layer.LayerCommit;
import dockwalk.layer.LayerWriter;
import dockwalk.name.HostPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes what the upper directory of an overlay holds as a layer: in the order of a walk by names,
 * each changed file with its parents before it, what is hidden from the lower layers as explicit
 * whiteouts (BuildKit writes no opaque marks). What was copied up and not changed is left out. The
 * upper directory itself is changed to say the same.
 */
final class UpperScan {
  private static final int CHUNK = 1 << 16;

  /** In characters; leaves room for the path of the upper directory in the kernel's 4096 bytes. */
  private static final int LONGEST_PATH = 3500;

  private final FileTree lower;
  private final LayerCommit.Opener opener;
  private final Privileges privileges;
  private final LayerWriter writer;
  private final UpperEdit edit;
  private final Map<Long, String> linked = new HashMap<>();

  /** The directories above the current path; the first {@code written} of them are in the layer. */
  private final List<Above> above = new ArrayList<>();

  private int written;

  private record Above(String path, UpperFile file) {}

  /**
   * A scan.
   *
   * @param lower the files below
   * @param opener opens their bytes
   * @param privileges with which the upper directory was filled
   */
  UpperScan(FileTree lower, LayerCommit.Opener opener, Privileges privileges, LayerWriter writer) {
    this.lower = lower;
    this.opener = opener;
    this.privileges = privileges;
    this.edit = new UpperEdit(privileges);
    this.writer = writer;
  }

  /** Writes all changes. */
  void write(Path upper) throws IOException, InterruptedException {
    inside(upper, "", Optional.of(lower.root()), false);
  }

  /**
   * What is in a directory.
   *
   * @param was the directory that lower layers have there
   * @param hidden whether nothing of it shows through
   */
  private void inside(Path folder, String path, Optional<Node.Directory> was, boolean hidden)
      throws IOException, InterruptedException {
    if (path.length() > LONGEST_PATH) {
      throw new IOException(
          "the directory /%s… lies too deep for a layer".formatted(path.substring(0, 100)));
    }
    SortedMap<String, Optional<Path>> names = new TreeMap<>();
    if (hidden && was.isPresent()) {
      was.get().children().keySet().forEach(name -> names.put(name, Optional.empty()));
    }
    list(folder, names);
    String prefix = path.isEmpty() ? "" : path + "/";
    for (Map.Entry<String, Optional<Path>> each : names.entrySet()) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      String inner = prefix + each.getKey();
      Optional<Node> old = was.map(directory -> directory.children().get(each.getKey()));
      if (each.getValue().isPresent()) {
        entry(UpperFile.read(each.getValue().get()), inner, old, hidden);
      } else {
        edit.whiteout(HostPath.resolve(folder, each.getKey()));
        whiteout(inner, old);
      }
    }
  }

  private static void list(Path folder, SortedMap<String, Optional<Path>> names)
      throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        names.put(HostPath.name(entry), Optional.of(entry));
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private void entry(UpperFile found, String path, Optional<Node> was, boolean hidden)
      throws IOException, InterruptedException {
    // Where no file can have its right owner, what was there keeps the one that it had.
    UpperFile file = privileges == Privileges.ONE_USER ? withOldOwner(found, was) : found;
    switch (file.kind()) {
      case DIRECTORY -> directory(file, path, was, hidden);
      case FILE -> file(file, path, was);
      case WHITEOUT -> deleted(file, path, was);
      // Without its process it means nothing (BuildKit leaves it out, too).
      case SOCKET -> {
        edit.remove(file.path());
        if (was.isPresent()) {
          edit.whiteout(file.path());
        }
        whiteout(path, was);
      }
      case SYMLINK, CHARACTER_DEVICE, BLOCK_DEVICE, FIFO -> {
        if (was.isPresent() && file.looksLike(was.get())) {
          edit.remove(file.path());
        } else {
          special(file, path);
        }
      }
    }
  }

  private static UpperFile withOldOwner(UpperFile file, Optional<Node> was) {
    return was.map(Node::metadata)
        .map(old -> file.with(file.metadata().withOwner(old.uid(), old.gid())))
        .orElse(file);
  }

  private void directory(UpperFile file, String path, Optional<Node> was, boolean hidden)
      throws IOException, InterruptedException {
    boolean opaque = file.opaque(privileges);
    above.add(new Above(path, file));
    if (opaque || was.isEmpty() || !file.looksLike(was.get())) {
      parents();
    }
    Optional<Node.Directory> below =
        was.filter(Node.Directory.class::isInstance).map(Node.Directory.class::cast);
    inside(file.path(), path, below, hidden || opaque);
    if (opaque) {
      edit.showThrough(file.path());
    }
    if (written == above.size()) {
      edit.finish(file.path(), file.metadata());
    } else {
      edit.remove(file.path());
    }
    above.removeLast();
    written = Math.min(written, above.size());
  }

  private void file(UpperFile file, String path, Optional<Node> was) throws IOException {
    if (file.names() > 1) {
      // A file with further names is new under at least one of them: all of them are written.
      String first = linked.putIfAbsent(file.inode(), path);
      if (first != null) {
        parents();
        writer.hardLink(path, file.metadata(), first);
        return;
      }
    } else if (was.isPresent() && unchanged(file, was.get())) {
      edit.remove(file.path());
      return;
    }
    parents();
    try (InputStream content = Files.newInputStream(file.path())) {
      writer.file(path, file.metadata(), content, file.size());
    }
  }

  /** Whether it was only copied up; a program can set the time back, so the bytes decide. */
  private boolean unchanged(UpperFile file, Node was) throws IOException {
    if (!(was instanceof Node.Regular old) || !file.looksLike(old)) {
      return false;
    }
    try (InputStream now = Files.newInputStream(file.path());
        InputStream before = opener.open(old.content())) {
      byte[] some;
      do {
        some = now.readNBytes(CHUNK);
        if (!Arrays.equals(some, before.readNBytes(CHUNK))) {
          return false;
        }
      } while (some.length > 0);
      return true;
    }
  }

  private void special(UpperFile file, String path) throws IOException {
    parents();
    switch (file.kind()) {
      case SYMLINK -> writer.symlink(path, file.metadata(), file.target());
      case FIFO -> writer.fifo(path, file.metadata());
      case CHARACTER_DEVICE, BLOCK_DEVICE ->
          writer.device(
              path,
              file.metadata(),
              file.kind() == UpperFile.Kind.BLOCK_DEVICE,
              file.major(),
              file.minor());
      case DIRECTORY, FILE, SOCKET, WHITEOUT ->
          throw new IllegalArgumentException(file.kind() + " is written elsewhere");
    }
  }

  private void deleted(UpperFile mark, String path, Optional<Node> was) throws IOException {
    if (was.isEmpty()) {
      edit.remove(mark.path()); // it came and went in this run
    }
    whiteout(path, was);
  }

  private void whiteout(String path, Optional<Node> was) throws IOException {
    if (was.isPresent()) {
      parents();
      writer.whiteout(path);
    }
  }

  /** Writes the directories above that are not written yet. */
  private void parents() throws IOException {
    for (; written < above.size(); written++) {
      Above directory = above.get(written);
      writer.directory(directory.path(), directory.file().metadata());
    }
  }
}
