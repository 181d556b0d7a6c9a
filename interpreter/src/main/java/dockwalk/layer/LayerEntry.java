package dockwalk.layer;

import dockwalk.fs.Metadata;

/**
 * One entry of a layer tar.
 *
 * @param path relative, separated by slashes, without one at the end; for a whiteout the path that
 *     it deletes, for an opaque mark the directory whose lower entries it hides
 * @param offset of the content, from the start of the tar, in bytes
 * @param size of the content in bytes
 * @param link target of a symbolic link as written, or path of the file that a hard link names
 * @param major number of a device, otherwise 0; likewise {@code minor}
 */
public record LayerEntry(
    String path,
    Kind kind,
    Metadata metadata,
    long offset,
    long size,
    String link,
    int major,
    int minor) {

  /** What an entry is (OCI image-spec, layer.md). */
  public enum Kind {
    DIRECTORY,
    FILE,
    HARD_LINK,
    SYMLINK,
    CHARACTER_DEVICE,
    BLOCK_DEVICE,
    FIFO,
    WHITEOUT,
    OPAQUE
  }

  /** The directory that {@code path} stands in; empty for the root. */
  public String parent() {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  /** The last name of {@code path}. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
