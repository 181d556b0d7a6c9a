package dockwalk.registry;

import dockwalk.image.Digest;
import dockwalk.image.ImageReference;
import dockwalk.image.Platform;
import dockwalk.layer.Decompression;
import dockwalk.layer.Folders;
import dockwalk.store.Images;
import dockwalk.store.Store;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes images from an archive, as {@code docker load} does: one that {@code docker save} or {@code
 * podman save} wrote, or an OCI image layout in a tar; compressed or not. Nothing in an archive is
 * trusted: digests are checked, and documents and layers have limits. Names are given at the end,
 * so that a damaged archive changes no image.
 */
public final class ArchiveLoader {
  /** The most that a compressed archive, or one layer, may unpack to, in bytes. */
  static final long LARGEST = 64L << 30;

  private final Store store;
  private final Platform platform;

  /** A loader into {@code store}; of images for several platforms it takes that one. */
  public ArchiveLoader(Store store, Platform platform) {
    this.store = store;
    this.platform = platform;
  }

  /**
   * An image that was loaded.
   *
   * @param id digest of its config document
   * @param names perhaps none
   */
  public record Loaded(Digest id, List<ImageReference> names) {
    public Loaded {
      names = List.copyOf(names);
    }
  }

  /** An image whose documents and layers are in the store, before it gets its names. */
  record Found(Images.Kept kept, List<ImageReference> names) {}

  /**
   * Loads all images of a file.
   *
   * @throws IOException if it is no archive of images, or one that breaks a rule; the message says
   *     which
   */
  public List<Loaded> load(Path file) throws IOException, InterruptedException {
    try (InputStream in = Files.newInputStream(file);
        BufferedInputStream buffered = new BufferedInputStream(in)) {
      return Decompression.of(buffered) == Decompression.NONE
          ? loadTar(file, file.toString())
          : load(buffered, file.toString());
    }
  }

  /**
   * Loads all images of a stream.
   *
   * @param name of the stream, for messages
   * @throws IOException as {@link #load(Path)}
   */
  public List<Loaded> load(InputStream in, String name) throws IOException, InterruptedException {
    Path spool = store.newFolder();
    try {
      Path tar = spool.resolve("archive.tar");
      try (OutputStream out = Files.newOutputStream(tar)) {
        copy(Decompression.undo(in), out);
      } catch (IOException e) {
        throw new IOException("cannot load " + name + ": " + reason(e), e);
      }
      return loadTar(tar, name);
    } finally {
      Folders.delete(spool);
    }
  }

  private static void copy(InputStream in, OutputStream out)
      throws IOException, InterruptedException {
    byte[] buffer = new byte[1 << 17];
    long left = LARGEST;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      left -= read;
      if (left < 0) {
        throw new IOException("it unpacks to more than 64 GiB");
      }
      out.write(buffer, 0, read);
    }
  }

  private List<Loaded> loadTar(Path tar, String name) throws IOException, InterruptedException {
    List<Found> found;
    try (TarFolder archive = TarFolder.open(tar)) {
      LayerImport layers = new LayerImport(store, archive);
      if (archive.has("manifest.json")) {
        found = new DockerArchive(archive, layers).images();
      } else if (archive.has("index.json")) {
        found = new OciArchive(archive, layers, platform).images();
      } else {
        throw new IOException(
            "it has neither manifest.json nor index.json. An image archive comes from `docker"
                + " save`, `podman save`, or a build with `-o type=oci,dest=FILE`");
      }
    } catch (IOException e) {
      throw new IOException("cannot load " + name + ": " + reason(e), e);
    }
    List<Loaded> loaded = new ArrayList<>();
    for (Found image : found) {
      store.tags().put(image.names(), image.kept().target());
      loaded.add(new Loaded(image.kept().id(), image.names()));
    }
    return loaded;
  }

  /** What is wrong, in words: a decompressor says nothing of a file that was cut off. */
  static String reason(IOException e) {
    String message = e.getMessage();
    return message == null || e instanceof EOFException ? "it is cut off" : message;
  }

  /**
   * The name in an archive.
   *
   * @throws IOException if it breaks the rules for names
   */
  static ImageReference name(String text) throws IOException {
    try {
      return ImageReference.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
