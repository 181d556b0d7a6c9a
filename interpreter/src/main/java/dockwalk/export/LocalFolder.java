package dockwalk.export;

import dockwalk.exec.Host;
import dockwalk.fs.Content;
import dockwalk.fs.FileTree;
import dockwalk.fs.Metadata;
import dockwalk.fs.Node;
import dockwalk.layer.Folders;
import dockwalk.linux.FileCalls;
import dockwalk.linux.Linux;
import dockwalk.name.HostPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Writes a tree into a folder of this machine, beside what is there already. No link is followed on
 * the way, neither one of the tree nor one that the folder holds: where the tree has a directory
 * and the folder a link, the link goes. Owners are kept where this process may set them.
 */
final class LocalFolder {
  private final Path folder;
  private final Host.Contents contents;
  private final boolean unix;
  private final boolean root;
  private final Map<Content, Path> linked = new HashMap<>();

  private LocalFolder(Path folder, Host.Contents contents) {
    this.folder = folder;
    this.contents = contents;
    this.unix = folder.getFileSystem().supportedFileAttributeViews().contains("unix");
    this.root = unix && System.getProperty("user.name", "").equals("root");
  }

  /** Writes {@code tree} into {@code folder}, which is made if it is not there. */
  static void write(FileTree tree, Path folder, Host.Contents contents)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    new LocalFolder(folder, contents).children(tree.root(), folder.toRealPath());
  }

  private void children(Node.Directory directory, Path to)
      throws IOException, InterruptedException {
    for (Map.Entry<String, Node> child : directory.children().entrySet()) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      node(child.getValue(), inside(to, child.getKey()));
    }
  }

  /** A name is one step down; anything else would be a path out of the folder. */
  private static Path inside(Path parent, String name) throws IOException {
    try {
      Path path = HostPath.resolve(parent, name);
      if (!name.equals(".") && !name.equals("..") && parent.equals(path.getParent())) {
        return path;
      }
    } catch (InvalidPathException e) {
      throw new IOException("this machine cannot have a file named \"" + name + "\"", e);
    }
    throw new IOException("\"" + name + "\" is no name of a file");
  }

  private void node(Node node, Path path) throws IOException, InterruptedException {
    switch (node) {
      case Node.Directory directory -> directory(directory, path);
      case Node.Regular file -> file(file, path);
      case Node.Symlink link ->
          place(path, beside -> Files.createSymbolicLink(beside, HostPath.of(link.target())), link);
      case Node.Device device -> {
        int type = device.block() ? FileCalls.S_IFBLK : FileCalls.S_IFCHR;
        special(device, type, device.major(), device.minor(), path);
      }
      case Node.Fifo fifo -> special(fifo, FileCalls.S_IFIFO, 0, 0, path);
    }
  }

  private void directory(Node.Directory directory, Path path)
      throws IOException, InterruptedException {
    if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      Files.deleteIfExists(path);
      Files.createDirectory(path);
    }
    if (unix) {
      Files.setAttribute(path, "unix:mode", 0700 | directory.metadata().mode());
    }
    children(directory, path);
    finish(path, directory);
  }

  private void file(Node.Regular file, Path path) throws IOException {
    Path first = file.hardLinked() ? linked.putIfAbsent(file.content(), path) : null;
    if (first != null) {
      place(path, beside -> Files.createLink(beside, first), file);
      return;
    }
    place(
        path,
        beside -> {
          try (InputStream bytes = contents.open(file.content())) {
            Files.copy(bytes, beside);
          }
        },
        file);
  }

  private void special(Node node, int type, int major, int minor, Path path) throws IOException {
    // Only root on Linux makes devices; a folder without them is still what the user wants.
    if (Linux.available() && (root || node instanceof Node.Fifo)) {
      place(path, beside -> FileCalls.makeNode(beside, type | 0600, major, minor), node);
    }
  }

  /** Makes something at a path that is free. */
  private interface Making {
    void at(Path beside) throws IOException;
  }

  private void place(Path path, Making making, Node node) throws IOException {
    Path beside = Target.beside(folderOf(path));
    try {
      making.at(beside);
      finish(beside, node);
      if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        Folders.delete(path);
      }
      Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      // Renaming one name of a file onto another name of it does nothing, says POSIX.
      Files.deleteIfExists(beside);
    }
  }

  private Path folderOf(Path path) {
    Path parent = path.getParent();
    return parent == null ? folder : parent;
  }

  private void finish(Path path, Node node) throws IOException {
    Metadata metadata = node.metadata();
    if (root) {
      own(path, metadata);
    }
    if (unix && !(node instanceof Node.Symlink)) {
      Files.setAttribute(path, "unix:mode", metadata.mode());
    }
    if (node instanceof Node.Regular || node instanceof Node.Directory) {
      Files.setLastModifiedTime(path, FileTime.from(metadata.modified(), TimeUnit.SECONDS));
    } else if (Linux.available()) {
      // The JDK opens a file to set its times: that follows links, and waits for a pipe's writer.
      FileCalls.setTimes(path, metadata.modified(), 0);
    }
  }

  private static void own(Path path, Metadata metadata) throws IOException {
    try {
      Files.setAttribute(path, "unix:gid", metadata.gid(), LinkOption.NOFOLLOW_LINKS);
      Files.setAttribute(path, "unix:uid", metadata.uid(), LinkOption.NOFOLLOW_LINKS);
    } catch (FileSystemException e) {
      // In a user namespace root may give files only to the users that it has.
      if (e instanceof NoSuchFileException) {
        throw e;
      }
    }
  }
}
