package dockwalk.sandbox;

import dockwalk.fs.Metadata;
import dockwalk.fs.Node;
import dockwalk.linux.FileCalls;
import dockwalk.name.HostPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A file of an upper directory, as {@code lstat} shows it.
 *
 * @param mode with the type, as in inode(7)
 * @param names how many hard links there are
 * @param size in bytes
 */
record UpperFile(
    Path path, int mode, Metadata metadata, long device, long inode, int names, long size) {
  private static final int TYPE = 0170000;
  private static final String SHOWN = "unix:mode,uid,gid,rdev,ino,nlink,size,lastModifiedTime";

  /** What a file is. */
  enum Kind {
    DIRECTORY,
    FILE,
    SYMLINK,
    CHARACTER_DEVICE,
    BLOCK_DEVICE,
    FIFO,
    SOCKET,
    /** The mark that deletes what lower directories have: a character device 0/0. */
    WHITEOUT
  }

  static UpperFile read(Path path) throws IOException {
    Map<String, Object> shown = Files.readAttributes(path, SHOWN, LinkOption.NOFOLLOW_LINKS);
    int mode = number(shown, "mode").intValue();
    Metadata metadata =
        new Metadata(
            mode,
            number(shown, "uid").intValue(),
            number(shown, "gid").intValue(),
            seconds(shown),
            attributes(path));
    return new UpperFile(
        path,
        mode,
        metadata,
        number(shown, "rdev").longValue(),
        number(shown, "ino").longValue(),
        number(shown, "nlink").intValue(),
        number(shown, "size").longValue());
  }

  private static Number number(Map<String, Object> shown, String name) throws IOException {
    if (shown.get(name) instanceof Number number) {
      return number;
    }
    throw new IOException("this system does not show the " + name + " of files");
  }

  private static long seconds(Map<String, Object> shown) {
    return shown.get("lastModifiedTime") instanceof FileTime time
        ? time.toInstant().getEpochSecond()
        : 0;
  }

  /** Without those of the overlay itself, and without the machine's labels. */
  private static SortedMap<String, String> attributes(Path path) throws IOException {
    SortedMap<String, String> found = new TreeMap<>();
    for (String name : FileCalls.attributeNames(path)) {
      if (!name.startsWith("trusted.")
          && !name.startsWith("user.overlay.")
          && !name.equals("security.selinux")) {
        FileCalls.attribute(path, name)
            .ifPresent(value -> found.put(name, new String(value, StandardCharsets.ISO_8859_1)));
      }
    }
    return found;
  }

  Kind kind() {
    return switch (mode & TYPE) {
      case 0040000 -> Kind.DIRECTORY;
      case 0120000 -> Kind.SYMLINK;
      case FileCalls.S_IFCHR -> device == 0 ? Kind.WHITEOUT : Kind.CHARACTER_DEVICE;
      case FileCalls.S_IFBLK -> Kind.BLOCK_DEVICE;
      case FileCalls.S_IFIFO -> Kind.FIFO;
      case 0140000 -> Kind.SOCKET;
      default -> Kind.FILE;
    };
  }

  /** Whether the directory hides all that lower ones have at its path. */
  boolean opaque(Privileges privileges) throws IOException {
    return FileCalls.attribute(path, privileges.opaqueMark())
        .filter(value -> value.length == 1 && value[0] == 'y')
        .isPresent();
  }

  int major() {
    return FileCalls.major(device);
  }

  int minor() {
    return FileCalls.minor(device);
  }

  UpperFile with(Metadata changed) {
    return new UpperFile(path, mode, changed, device, inode, names, size);
  }

  /** Whether {@code was} is this file, as far as can be told without reading it. */
  boolean looksLike(Node was) throws IOException {
    return switch (was) {
      // The time of a directory changes with what is in it (BuildKit compares it neither).
      case Node.Directory d ->
          kind() == Kind.DIRECTORY
              && d.metadata().withModified(metadata.modified()).equals(metadata);
      case Node.Regular r ->
          kind() == Kind.FILE && r.metadata().equals(metadata) && r.content().size() == size;
      // The mode of a link means nothing.
      case Node.Symlink l ->
          kind() == Kind.SYMLINK
              && l.metadata().withMode(metadata.mode()).equals(metadata)
              && l.target().equals(target());
      case Node.Device d ->
          kind() == (d.block() ? Kind.BLOCK_DEVICE : Kind.CHARACTER_DEVICE)
              && d.metadata().equals(metadata)
              && d.major() == major()
              && d.minor() == minor();
      case Node.Fifo f -> kind() == Kind.FIFO && f.metadata().equals(metadata);
    };
  }

  /** Where a symbolic link points to. */
  String target() throws IOException {
    return HostPath.text(Files.readSymbolicLink(path));
  }
}
