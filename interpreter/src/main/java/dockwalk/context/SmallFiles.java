package dockwalk.context;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        // until the end, or the byte too many
      }
    }
    if (bytes.position() != size) {
      return Optional.empty();
    }
    byte[] all = new byte[(int) size];
    bytes.flip().get(all);
    return Optional.of(all);
  }

  void hold(Path file, byte[] bytes) {
    if (filled.get() + bytes.length <= ROOM && held.putIfAbsent(file, bytes) == null) {
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
