package dockwalk.store;

import dockwalk.image.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads everything that is kept under a digest, and compares. */
public final class Verification {
  private final Store store;
  private final List<String> faults = new ArrayList<>();
  private int blobs;
  private long bytes;

  private Verification(Store store) {
    this.store = store;
  }

  /**
   * What was found.
   *
   * @param bytes how many were read
   * @param faults what is wrong, in words; empty if nothing is
   */
  public record Found(int blobs, long bytes, List<String> faults) {
    public Found {
      faults = List.copyOf(faults);
    }
  }

  /** Verifies a whole store; nothing is changed. */
  public static Found of(Store store) throws IOException {
    Verification verification = new Verification(store);
    verification.blobs();
    verification.images();
    verification.extracted();
    return new Found(verification.blobs, verification.bytes, verification.faults);
  }

  private void blobs() throws IOException {
    try (DirectoryStream<Path> all =
        Files.newDirectoryStream(store.home().resolve("blobs/sha256"))) {
      for (Path blob : all) {
        String hex = String.valueOf(blob.getFileName());
        String found = hash(blob);
        if (!found.equals(hex)) {
          faults.add("sha256:" + hex + " is damaged: its bytes have the digest " + found);
        }
        blobs++;
      }
    }
  }

  private String hash(Path blob) throws IOException {
    MessageDigest hasher = Digest.hasher();
    byte[] buffer = new byte[1 << 18];
    try (InputStream in = Files.newInputStream(blob)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        hasher.update(buffer, 0, read);
        bytes += read;
      }
    }
    return Digest.of(hasher).hex();
  }

  /** Each name must stand for documents and layers that are there. */
  private void images() throws IOException {
    for (Map.Entry<String, Tags.Target> tag : store.tags().all().entrySet()) {
      try {
        store.images().read(tag.getValue());
      } catch (IOException e) {
        faults.add(tag.getKey() + " cannot be used: " + e.getMessage());
      }
    }
  }

  /** A folder without its layer would never be used, and tells that something was lost. */
  private void extracted() throws IOException {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(store.home().resolve("extracted"))) {
      for (Path folder : all) {
        Digest digest;
        try {
          digest = new Digest(String.valueOf(folder.getFileName()));
        } catch (IllegalArgumentException e) {
          faults.add(folder + " is no layer's folder");
          continue;
        }
        if (!store.blobs().has(digest)) {
          faults.add("the layer " + digest + " is lost, of which there is a folder");
        }
      }
    }
  }
}
