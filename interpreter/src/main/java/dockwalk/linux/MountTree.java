package dockwalk.linux;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * A mount that is nowhere yet (open_tree(2)): a view of a directory or a file that can be put into
 * its place after the root was changed, when paths mean what a sandbox means by them.
 */
public final class MountTree implements AutoCloseable {
  private static final int AT_FDCWD = -100;
  private static final int AT_SYMLINK_NOFOLLOW = 0x100;
  private static final int AT_EMPTY_PATH = 0x1000;
  private static final int CLONE = 1;
  private static final int CLOEXEC = 02000000;
  private static final int MOVE_FROM_DESCRIPTOR = 4;
  private static final int MOVE_TO_LINK = 0x10;

  /** Size of {@code struct mount_attr}, in bytes. */
  private static final int ATTRIBUTES = 32;

  private final Descriptor tree;

  private MountTree(Descriptor tree) {
    this.tree = tree;
  }

  /** What is at {@code path}, in the calling thread's mount namespace; no last link is followed. */
  public static MountTree of(String path) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      long opened =
          Native.raw(
              Call.OPEN_TREE,
              AT_FDCWD,
              Native.text(arena, path),
              CLONE | CLOEXEC | AT_SYMLINK_NOFOLLOW);
      return new MountTree(new Descriptor((int) Native.check(opened, "look at " + path)));
    }
  }

  /** What {@code file} is, which may be open as a place only. */
  public static MountTree of(Descriptor file) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      long opened =
          Native.raw(
              Call.OPEN_TREE,
              file.number(),
              Native.text(arena, ""),
              CLONE | CLOEXEC | AT_EMPTY_PATH);
      return new MountTree(new Descriptor((int) Native.check(opened, "look at a folder")));
    }
  }

  /**
   * Takes rights away from this view; those that are gone already stay so.
   *
   * @param flags of {@link Mounts}: RDONLY, NOSUID, NODEV, NOEXEC
   */
  public MountTree without(long flags) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment attributes = arena.allocate(ATTRIBUTES, 8);
      attributes.set(JAVA_LONG, 0, flags);
      Native.check(
          Native.raw(
              Call.MOUNT_SETATTR,
              tree.number(),
              Native.text(arena, ""),
              AT_EMPTY_PATH,
              attributes.address(),
              ATTRIBUTES),
          "make a mount read-only");
    }
    return this;
  }

  /** Puts it on {@code target}, whose links are followed. */
  public void attach(String target) throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      Native.check(
          Native.raw(
              Call.MOVE_MOUNT,
              tree.number(),
              Native.text(arena, ""),
              AT_FDCWD,
              Native.text(arena, target),
              MOVE_FROM_DESCRIPTOR | MOVE_TO_LINK),
          "mount on " + target);
    }
  }

  @Override
  public void close() {
    tree.close();
  }
}
