package dockwalk.sandbox;

import dockwalk.fs.Content;
import dockwalk.image.Digest;
import dockwalk.linux.Descriptor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The bytes of files that running programs may change, or replace by links out of their root: a
 * path is opened without following any.
 */
public final class LiveFiles {
  private LiveFiles() {}

  /** Opens a file as it is now. */
  public static InputStream open(Content.Live file) throws IOException {
    try (Descriptor folder = Descriptor.open(file.folder().toString(), Descriptor.READ);
        Descriptor found = Descriptor.below(folder, file.path())) {
      Path open = Path.of("/proc/self/fd/" + found.number());
      if (!Files.isRegularFile(open)) {
        throw new IOException(file.path() + " is another file by now");
      }
      return Files.newInputStream(open);
    }
  }

  /** Digest of the bytes as they are now. */
  public static Digest digest(Content.Live file) throws IOException {
    try (InputStream in = open(file)) {
      return Digest.of(in);
    }
  }
}
