package dockwalk.context;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What the filesystem says of a file; while it stays the same, so does the content.
 *
 * @param type the file type bits of {@code mode} (inode(7))
 * @param modified nanoseconds since 1970; {@code changed} likewise, of the inode
 */
public record FileStamp(
    int type,
    int mode,
    long size,
    long modified,
    long changed,
    long inode,
    long device,
    int links) {
  private static final int TYPE = 0170000;

  /** The stamp of {@code path} itself: a link is not followed. */
  public static FileStamp of(Path path) throws IOException {
    return read(path, LinkOption.NOFOLLOW_LINKS);
  }

  /** The stamp of what {@code path} leads to. */
  public static FileStamp following(Path path) throws IOException {
    return read(path);
  }

  private static FileStamp read(Path path, LinkOption... links) throws IOException {
    Map<String, Object> stat =
        Files.readAttributes(path, "unix:mode,size,lastModifiedTime,ctime,ino,dev,nlink", links);
    int mode = number(stat, "mode").intValue();
    return new FileStamp(
        mode & TYPE,
        mode & 07777,
        number(stat, "size").longValue(),
        nanos(stat, "lastModifiedTime"),
        nanos(stat, "ctime"),
        number(stat, "ino").longValue(),
        number(stat, "dev").longValue(),
        number(stat, "nlink").intValue());
  }

  private static Number number(Map<String, Object> stat, String name) {
    return stat.get(name) instanceof Number number ? number : 0;
  }

  private static long nanos(Map<String, Object> stat, String name) {
    return stat.get(name) instanceof FileTime time ? time.to(TimeUnit.NANOSECONDS) : 0;
  }

  /** Whether both are equal; {@code equals} of a record first makes classes, for 10 ms. */
  public boolean same(FileStamp other) {
    return type == other.type
        && mode == other.mode
        && size == other.size
        && modified == other.modified
        && changed == other.changed
        && inode == other.inode
        && device == other.device
        && links == other.links;
  }

  /** Whether both are of one file, changed or not. */
  boolean isSameFile(FileStamp other) {
    return inode == other.inode && device == other.device && type == other.type;
  }

  /** Modification time in whole seconds, as images have it. */
  long seconds() {
    return Math.floorDiv(modified, 1_000_000_000L);
  }

  /**
   * Whether a change after {@code now} would show in the stamp: the clock of the filesystem has
   * ticked since the last change.
   *
   * @param now nanoseconds since 1970
   */
  public boolean settled(long now) {
    long last = Math.max(modified, changed);
    // Some filesystems count in seconds, FAT in pairs of them.
    long tick = last % 1_000_000_000L == 0 ? 2_000_000_000L : 20_000_000L;
    return now - last > tick;
  }

  /** Reads what {@link #write} wrote. */
  public static FileStamp read(DataInput in) throws IOException {
    return new FileStamp(
        in.readInt(),
        in.readInt(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readInt());
  }

  /** Writes the stamp, 48 bytes. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(type);
    out.writeInt(mode);
    out.writeLong(size);
    out.writeLong(modified);
    out.writeLong(changed);
    out.writeLong(inode);
    out.writeLong(device);
    out.writeInt(links);
  }
}
