package dockwalk.layer;

import dockwalk.fs.Metadata;
import dockwalk.linux.Errno;
import dockwalk.linux.ErrnoException;
import dockwalk.linux.FileCalls;
import dockwalk.name.HostPath;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Unpacks a layer into a folder that overlayfs can use as a lower directory: whiteouts become
 * character devices 0/0, opaque directories get overlayfs's mark (kernel documentation,
 * overlayfs.rst). A link that the layer itself makes is never followed: every parent of an entry is
 * a real directory below the folder, made here.
 */
public final class Extraction {
  private final Path folder;
  private final FileChannel tar;
  private final boolean inUserNamespace;
  private final Map<String, Metadata> directories = new LinkedHashMap<>();

  private Extraction(Path folder, FileChannel tar, boolean inUserNamespace) {
    this.folder = folder;
    this.tar = tar;
    this.inUserNamespace = inUserNamespace;
  }

  /**
   * Unpacks {@code tar} into {@code folder}, which exists and is empty.
   *
   * @param inUserNamespace whether this process is root only in a user namespace
   */
  public static void unpack(Path tar, LayerIndex index, Path folder, boolean inUserNamespace)
      throws IOException {
    try (FileChannel channel = FileChannel.open(tar, StandardOpenOption.READ)) {
      Extraction extraction = new Extraction(folder, channel, inUserNamespace);
      for (LayerEntry entry : index.entries()) {
        extraction.entry(entry);
      }
      extraction.finishDirectories();
    }
  }

  private void entry(LayerEntry entry) throws IOException {
    Path path = HostPath.resolve(folder, entry.path());
    if (entry.path().isEmpty()) {
      directories.put("", entry.metadata());
      return;
    }
    parents(entry.parent());
    switch (entry.kind()) {
      case DIRECTORY -> {
        directory(path);
        directories.put(entry.path(), entry.metadata());
      }
      case OPAQUE -> {
        directory(path);
        FileCalls.setAttribute(path, opaque(), "y".getBytes(StandardCharsets.US_ASCII));
      }
      case FILE -> {
        replace(path);
        content(entry, path);
        finish(path, entry.metadata(), true);
      }
      case HARD_LINK -> hardLink(entry, path);
      case SYMLINK -> {
        replace(path);
        FileCalls.symbolicLink(path, entry.link());
        finish(path, entry.metadata(), false);
      }
      case CHARACTER_DEVICE -> device(entry, path, FileCalls.S_IFCHR);
      case BLOCK_DEVICE -> device(entry, path, FileCalls.S_IFBLK);
      case FIFO -> {
        replace(path);
        FileCalls.makeNode(path, FileCalls.S_IFIFO | 0600, 0, 0);
        finish(path, entry.metadata(), true);
      }
      case WHITEOUT -> {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
          FileCalls.makeNode(path, FileCalls.S_IFCHR, 0, 0);
        }
      }
    }
  }

  private String opaque() {
    return (inUserNamespace ? "user" : "trusted") + ".overlay.opaque";
  }

  private void parents(String parent) throws IOException {
    if (parent.isEmpty() || directories.containsKey(parent)) {
      return;
    }
    int slash = parent.lastIndexOf('/');
    parents(slash < 0 ? "" : parent.substring(0, slash));
    directory(HostPath.resolve(folder, parent));
    directories.put(parent, new Metadata(0755, 0, 0, 0));
  }

  private static void directory(Path path) throws IOException {
    if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      replace(path);
      Files.createDirectory(path);
    }
  }

  /** Makes room for an entry that the tar has twice. */
  private static void replace(Path path) throws IOException {
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      Folders.delete(path);
    } else {
      Files.deleteIfExists(path);
    }
  }

  private void content(LayerEntry entry, Path path) throws IOException {
    try (FileChannel out =
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      long done = 0;
      while (done < entry.size()) {
        long moved = tar.transferTo(entry.offset() + done, entry.size() - done, out);
        if (moved <= 0) {
          throw new IOException("the layer ends in the middle of /" + entry.path());
        }
        done += moved;
      }
    } catch (FileAlreadyExistsException e) {
      throw new IOException("the layer has /" + entry.path() + " twice", e);
    }
  }

  private void hardLink(LayerEntry entry, Path path) throws IOException {
    Path target = HostPath.resolve(folder, entry.link());
    int slash = entry.link().lastIndexOf('/');
    boolean ours = slash < 0 || directories.containsKey(entry.link().substring(0, slash));
    if (ours && Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      replace(path);
      Files.createLink(path, target);
    }
  }

  private void device(LayerEntry entry, Path path, int type) throws IOException {
    replace(path);
    try {
      FileCalls.makeNode(path, type | 0600, entry.major(), entry.minor());
      finish(path, entry.metadata(), true);
    } catch (ErrnoException e) {
      // An ordinary user cannot make devices; the sandbox brings the usual ones itself.
      if (e.errno() != Errno.EPERM) {
        throw e;
      }
    }
  }

  private void finish(Path path, Metadata metadata, boolean mode) throws IOException {
    try {
      FileCalls.chown(path, metadata.uid(), metadata.gid());
    } catch (ErrnoException e) {
      // Without subordinate ids there is only one owner: the tree still knows the right one.
      if (!inUserNamespace || (e.errno() != Errno.EINVAL && e.errno() != Errno.EPERM)) {
        throw e;
      }
    }
    if (mode) {
      FileCalls.chmod(path, metadata.mode());
    }
    for (Map.Entry<String, String> xattr : metadata.xattrs().entrySet()) {
      attribute(path, xattr.getKey(), xattr.getValue().getBytes(StandardCharsets.ISO_8859_1));
    }
    FileCalls.setTimes(path, metadata.modified(), 0);
  }

  /** Those that mean something to overlayfs would change what the layers together are. */
  private static void attribute(Path path, String name, byte[] value) throws ErrnoException {
    if (name.equals("security.capability")) {
      FileCalls.setAttribute(path, name, value);
    } else if (name.startsWith("user.") && !name.startsWith("user.overlay.")) {
      try {
        FileCalls.setAttribute(path, name, value);
      } catch (ErrnoException e) {
        // The filesystem has no room for it, or none of these: the tree still knows it.
        if (e.errno() != Errno.EOPNOTSUPP
            && e.errno() != Errno.ENOSPC
            && e.errno() != Errno.EPERM) {
          throw e;
        }
      }
    }
  }

  /** Last, and from the inside out: making entries changes the times of their directories. */
  private void finishDirectories() throws IOException {
    for (Map.Entry<String, Metadata> directory :
        directories.entrySet().stream().toList().reversed()) {
      finish(HostPath.resolve(folder, directory.getKey()), directory.getValue(), true);
    }
  }
}
