package dockwalk.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Locks between processes and between the threads of this one. The system lets go of those of a
 * process that was killed.
 */
public final class FolderLocks {
  private static final Map<Path, Held> HELD = new HashMap<>();

  private FolderLocks() {}

  /** A lock that this process has, with the number of threads that share it. */
  private static final class Held {
    private final FileChannel channel;
    private final boolean exclusive;
    private int users = 1;

    private Held(FileChannel channel, boolean exclusive) {
      this.channel = channel;
      this.exclusive = exclusive;
    }
  }

  /** A lock that one thread has, until it is closed. */
  public record Lock(Path file) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      release(file);
    }
  }

  /**
   * Takes a lock, without waiting.
   *
   * @param file is made if it is not there
   * @param exclusive whether nobody else may have it
   * @return absent if somebody else has it
   */
  public static synchronized Optional<Lock> tryLock(Path file, boolean exclusive)
      throws IOException {
    Held held = HELD.get(file);
    if (held != null) {
      if (exclusive || held.exclusive) {
        return Optional.empty();
      }
      held.users++;
      return Optional.of(new Lock(file));
    }
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    boolean taken = false;
    try {
      FileLock lock = channel.tryLock(0, Long.MAX_VALUE, !exclusive);
      taken = lock != null;
    } finally {
      if (!taken) {
        channel.close();
      }
    }
    if (!taken) {
      return Optional.empty();
    }
    HELD.put(file, new Held(channel, exclusive));
    return Optional.of(new Lock(file));
  }

  private static synchronized void release(Path file) throws IOException {
    Held held = HELD.get(file);
    if (held != null && --held.users == 0) {
      HELD.remove(file);
      held.channel.close();
    }
  }
}
