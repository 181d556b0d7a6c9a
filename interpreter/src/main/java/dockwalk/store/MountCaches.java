package dockwalk.store;

import dockwalk.image.Digest;
import dockwalk.layer.Folders;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The directories that {@code RUN --mount=type=cache} keeps from one run to the next, each under a
 * key; of one key there may be several, for builds that want one of their own at the same time.
 *
 * <pre>
 * mounts/KEY/id          what the Dockerfile calls it
 * mounts/KEY/0/data      the directory
 * mounts/KEY/0.lock      held while it is in use
 * </pre>
 */
public final class MountCaches {
  /** More at the same time would be a mistake. */
  private static final int MOST = 1000;

  private static final long PAUSE = 100;

  private final Store store;
  private final Path folder;

  MountCaches(Store store) {
    this.store = store;
    this.folder = store.home().resolve("mounts");
  }

  /** Who may use a directory at the same time. */
  public enum Use {
    /** Everybody who shares it. */
    TOGETHER,
    /** Nobody: a second user gets another directory. */
    OWN,
    /** Nobody: a second user waits. */
    ALONE
  }

  /** Makes what a new directory is to hold; it is empty, mode 0700. */
  public interface Filler {
    void fill(Path data) throws IOException, InterruptedException;
  }

  /**
   * A directory in use, until it is closed.
   *
   * @param data absolute path
   */
  public record Lease(Path data, FolderLocks.Lock lock) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      lock.close();
    }
  }

  /** A directory that is kept; {@code size} in bytes is what its files take. */
  public record Kept(String id, Path data, long size) {}

  /**
   * The directory of a key, made and filled if it is not there.
   *
   * @param key what names it, of any length
   * @param id what to call it in a list
   * @param waiting is told once if somebody else has it and must be waited for
   */
  public Lease lease(String key, String id, Use use, Filler filler, Runnable waiting)
      throws IOException, InterruptedException {
    Path place = folder.resolve(Digest.of(key).hex());
    Files.createDirectories(place);
    if (!Files.exists(place.resolve("id"))) {
      store.write(place.resolve("id"), id);
    }
    boolean told = false;
    while (true) {
      for (int number = 0; number < (use == Use.OWN ? MOST : 1); number++) {
        Optional<FolderLocks.Lock> lock =
            FolderLocks.tryLock(place.resolve(number + ".lock"), use != Use.TOGETHER);
        if (lock.isPresent()) {
          return lease(place.resolve(Integer.toString(number)), lock.get(), filler);
        }
      }
      if (!told) {
        waiting.run();
        told = true;
      }
      Thread.sleep(PAUSE);
    }
  }

  private Lease lease(Path instance, FolderLocks.Lock lock, Filler filler)
      throws IOException, InterruptedException {
    boolean done = false;
    try {
      Path data = instance.resolve("data");
      if (!Files.isDirectory(data)) {
        Files.createDirectories(instance);
        Path made = store.newFolder();
        filler.fill(made);
        place(made, data);
      }
      done = true;
      return new Lease(data, lock);
    } finally {
      if (!done) {
        lock.close();
      }
    }
  }

  /** Somebody who shares it may have made it meanwhile: then that one stays. */
  private static void place(Path made, Path data) throws IOException {
    try {
      Files.move(made, data, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!Files.isDirectory(data)) {
        throw e;
      }
      Folders.delete(made);
    }
  }

  /** All directories that are kept. */
  public List<Kept> list() throws IOException {
    List<Kept> all = new ArrayList<>();
    for (Path place : entries(folder)) {
      for (Path instance : entries(place)) {
        Path data = instance.resolve("data");
        if (Files.isDirectory(data)) {
          all.add(new Kept(id(place), data, size(data)));
        }
      }
    }
    return all;
  }

  private static long size(Path data) throws IOException {
    long[] sum = new long[1];
    Files.walkFileTree(
        data,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            sum[0] += attributes.isRegularFile() ? attributes.size() : 0;
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
          }
        });
    return sum[0];
  }

  private static String id(Path place) throws IOException {
    Path file = place.resolve("id");
    return Files.exists(file) ? Files.readString(file) : "?";
  }

  /**
   * Deletes directories.
   *
   * @param id of those to delete; absent for all
   * @return what was deleted; those in use stay
   */
  public List<Kept> clear(Optional<String> id) throws IOException {
    List<Kept> cleared = new ArrayList<>();
    for (Kept kept : list()) {
      Path instance = kept.data().resolveSibling("");
      Path place = instance.resolveSibling("");
      if (id.isPresent() && !id.get().equals(kept.id())) {
        continue;
      }
      Optional<FolderLocks.Lock> lock =
          FolderLocks.tryLock(place.resolve(instance.getFileName() + ".lock"), true);
      if (lock.isPresent()) {
        try (FolderLocks.Lock _ = lock.get()) {
          Folders.delete(instance);
          cleared.add(kept);
        }
      }
    }
    return cleared;
  }

  private static List<Path> entries(Path folder) throws IOException {
    List<Path> all = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
        entries.forEach(all::add);
      }
    }
    all.sort(null);
    return all;
  }
}
