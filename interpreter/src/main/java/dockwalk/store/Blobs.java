package dockwalk.store;

import dockwalk.image.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What is kept under its digest: image documents and layers (OCI image-spec, image-layout.md). */
public final class Blobs {
  /** No document of an image is larger, in bytes. */
  public static final int LARGEST_DOCUMENT = 8 << 20;

  private final Store store;

  Blobs(Store store) {
    this.store = store;
  }

  /** Whether there is a blob with this digest. */
  public boolean has(Digest digest) {
    return Files.exists(path(digest));
  }

  /** Keeps a document. */
  public Digest put(byte[] document) throws IOException {
    Digest digest = Digest.of(document);
    if (!has(digest)) {
      Path beside = store.newFile();
      Files.write(beside, document);
      Store.move(beside, path(digest));
    }
    return digest;
  }

  /**
   * The bytes of a document.
   *
   * @throws IOException if it is not there, or larger than {@link #LARGEST_DOCUMENT}
   */
  public byte[] document(Digest digest) throws IOException {
    Path path = path(digest);
    try {
      if (Files.size(path) > LARGEST_DOCUMENT) {
        throw new IOException("the document " + digest + " is larger than 8 MiB");
      }
      return Files.readAllBytes(path);
    } catch (NoSuchFileException e) {
      throw missing(digest, e);
    }
  }

  /**
   * The bytes of a blob.
   *
   * @throws IOException if it is not there
   */
  public InputStream open(Digest digest) throws IOException {
    try {
      return Files.newInputStream(path(digest));
    } catch (NoSuchFileException e) {
      throw missing(digest, e);
    }
  }

  private IOException missing(Digest digest, NoSuchFileException cause) {
    return new IOException("the store in " + store.home() + " has lost " + digest, cause);
  }

  /** Where the blob is, or would be: an absolute path. */
  public Path path(Digest digest) {
    return store.home().resolve("blobs/sha256").resolve(digest.hex());
  }
}
