package dockwalk.store;

import dockwalk.layer.Folders;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The folder of one process for what it is making. A lock in it tells the others that the process
 * lives; the system takes the lock away when it ends, however it ends.
 */
record Scratch(Path folder, FileChannel alive) implements AutoCloseable {
  private static final String LOCK = "alive";

  /** A new one in {@code parent}; those of processes that were killed are deleted. */
  static Scratch in(Path parent) throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent)) {
      for (Path folder : folders) {
        if (isLeftover(folder)) {
          Folders.delete(folder);
        }
      }
    }
    Path folder = Files.createTempDirectory(parent, "process-");
    FileChannel alive =
        FileChannel.open(
            folder.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try {
      alive.lock();
    } catch (IOException e) {
      alive.close();
      throw e;
    }
    return new Scratch(folder, alive);
  }

  private static boolean isLeftover(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE)) {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException ours) {
      return false;
    } catch (NoSuchFileException neverFinished) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      Folders.delete(folder);
    } finally {
      alive.close();
    }
  }
}
