package dockwalk.context;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The bytes of small files between hashing and copying: each is read once, and what goes into a
 * layer is what was hashed. Holds no more than a few MiB; what has no room is read again.
 */
final class SmallFiles {
  /** The largest file that is read whole, in bytes. */
  static final int LARGEST = 64 << 10;

  private static final long ROOM = 24L << 20;
  private static final Set<OpenOption> READ =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

  private final Map<Path, byte[]> held = new ConcurrentHashMap<>();
  private final AtomicLong filled = new AtomicLong();

  /**
   * All bytes of a file; absent if it has not {@code size} of them any more. A link is not
   * followed: there was none when the folder was read.
   */
  static Optional<byte[]> read(Path file, long size) throws IOException {
    // One byte more, so that a file that has grown is noticed.
    ByteBuffer bytes = ByteBuffer.allocate((int) size + 1);
    try (SeekableByteChannel channel = Files.newByteChannel(file, READ)) {
      // What has its size at the end of a read that had room for more has ended there.
      while (bytes.hasRemaining() && channel.read(bytes) >= 0 && bytes.position() != size) {
        // until the end, or the byte too many
      }
    }
    return bytes.position() == size
        ? Optional.of(Arrays.copyOf(bytes.array(), (int) size))
        : Optional.empty();
  }

  /** Whether there is room for a file of this size. */
  boolean hasRoom(long size) {
    return size <= LARGEST && filled.get() + size <= ROOM;
  }

  boolean holds(Path file) {
    return held.containsKey(file);
  }

  void hold(Path file, byte[] bytes) {
    if (hasRoom(bytes.length) && held.putIfAbsent(file, bytes) == null) {
      filled.addAndGet(bytes.length);
    }
  }

  /** The bytes that are held of a file; they are let go of. */
  Optional<byte[]> take(Path file) {
    byte[] bytes = held.remove(file);
    if (bytes != null) {
      filled.addAndGet(-bytes.length);
    }
    return Optional.ofNullable(bytes);
  }
}
