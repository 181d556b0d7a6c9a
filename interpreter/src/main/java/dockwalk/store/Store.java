package dockwalk.store;

import dockwalk.exec.Host;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which everything is kept. Several processes may use it at once: what has a digest
 * for its name is written beside and renamed, and what has not is changed under a lock.
 *
 * <pre>
 * oci-layout, index.json, blobs/sha256/…   an OCI image layout; layers are uncompressed tars
 * index/…                                  where everything is in a layer, by the layer's digest
 * extracted/…                              layers as folders, for overlayfs
 * mounts/…                                 what RUN --mount=type=cache keeps
 * cache/…                                  what steps did, by their keys
 * tmp/…                                    what is being written, one folder for each process
 * </pre>
 */
public final class Store implements AutoCloseable {
  /** Only one thread of a process may hold a lock on a file. */
  private static final ReentrantLock ONE_THREAD = new ReentrantLock();

  private final Path home;
  private final @Nullable Scratch scratch;
  private final Blobs blobs;
  private final LayerStore layers;

  private Store(Path home, @Nullable Scratch scratch) {
    this.home = home;
    this.scratch = scratch;
    this.blobs = new Blobs(this);
    this.layers = new LayerStore(this);
  }

  /**
   * Opens the store in {@code home}, and makes it if it is not there. What a process left behind
   * that was killed is deleted.
   *
   * @param home absolute path
   * @throws IOException if the folder cannot be made or written
   */
  public static Store open(Path home) throws IOException {
    for (String folder : new String[] {"blobs/sha256", "index", "extracted", "cache", "tmp"}) {
      Files.createDirectories(home.resolve(folder));
    }
    // Under the lock: a folder without its own lock must look abandoned to nobody.
    Scratch scratch = locked(home, () -> Scratch.in(home.resolve("tmp")));
    Store store = new Store(home, scratch);
    store.layout();
    return store;
  }

  /**
   * The store in {@code home} for those who only look: nothing is made or changed, and what is not
   * there is as in an empty store.
   */
  public static Store reading(Path home) {
    return new Store(home, null);
  }

  /** Whether something can be kept in it. */
  public boolean writable() {
    return scratch != null;
  }

  private Path scratch() throws IOException {
    if (scratch == null) {
      throw new Host.NotHere("the store in " + home + " was opened for reading alone");
    }
    return scratch.folder();
  }

  private void layout() throws IOException {
    if (!Files.exists(home.resolve("oci-layout"))) {
      write(home.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
    }
  }

  /** Its folder: an absolute path. */
  public Path home() {
    return home;
  }

  /** Documents and layers by digest. */
  public Blobs blobs() {
    return blobs;
  }

  /** Layers, as tars, trees and folders. */
  public LayerStore layers() {
    return layers;
  }

  /** Small records of one kind, each under a name of its own. */
  public Records records(String kind) {
    return new Records(this, home.resolve("cache").resolve(kind));
  }

  /** Directories that programs keep from one run to the next. */
  public MountCaches caches() {
    return new MountCaches(this);
  }

  /** Images by manifest. */
  public Images images() {
    return new Images(this);
  }

  /** Names of images. */
  public Tags tags() {
    return new Tags(this);
  }

  /** A new folder for things being made; it is gone with this process at the latest. */
  public Path newFolder() throws IOException {
    return Files.createTempDirectory(scratch(), "work-");
  }

  /** The path of a new file that is not there yet. */
  Path newFile() throws IOException {
    Path file = Files.createTempFile(scratch(), "file-", "");
    Files.delete(file);
    return file;
  }

  /** Writes {@code text} beside {@code file} and renames: readers see the old or the new text. */
  void write(Path file, String text) throws IOException {
    Path beside = newFile();
    Files.writeString(beside, text);
    move(beside, file);
  }

  /** Renames a file of ours to its place; what is there is replaced. */
  static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Something to do while no other process changes the store. */
  interface Change<T> {
    T make() throws IOException;
  }

  <T> T alone(Change<T> change) throws IOException {
    return locked(home, change);
  }

  private static <T> T locked(Path home, Change<T> change) throws IOException {
    ONE_THREAD.lock();
    try (FileChannel channel =
        FileChannel.open(
            home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.lock(); // until the channel is closed
      return change.make();
    } finally {
      ONE_THREAD.unlock();
    }
  }

  @Override
  public void close() throws IOException {
    if (scratch == null) {
      return;
    }
    try {
      layers.close();
    } finally {
      scratch.close();
    }
  }
}
