package dockwalk.registry;

import dockwalk.image.Digest;
import dockwalk.image.Platform;
import dockwalk.store.Images;
import dockwalk.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Images of OCI layouts on this machine, in a folder or a tar: {@code
 * oci-layout://PATH[:TAG][@DIGEST]}.
 */
record OciLayouts(Store store) {
  private static final String SCHEME = "oci-layout://";
  private static final String DIGEST = "@sha256:";

  static boolean matches(String reference) {
    return reference.startsWith(SCHEME);
  }

  /**
   * Brings the image into the store, without a name.
   *
   * @throws IOException if there is none; the message says what there is
   */
  Images.Kept find(String reference, Platform platform) throws IOException, InterruptedException {
    String text = reference.substring(SCHEME.length());
    int at = text.lastIndexOf(DIGEST);
    Optional<Digest> digest = Optional.empty();
    try {
      digest = at < 0 ? Optional.empty() : Optional.of(Digest.parse(text.substring(at + 1)));
    } catch (IllegalArgumentException e) {
      throw new IOException(reference + ": " + e.getMessage(), e);
    }
    String path = at < 0 ? text : text.substring(0, at);
    int colon = path.lastIndexOf(':');
    Optional<String> tag = Optional.empty();
    if (colon > path.lastIndexOf('/') && !Files.exists(Path.of(path))) {
      tag = Optional.of(path.substring(colon + 1));
      path = path.substring(0, colon);
    }
    try (ImageFiles files = open(Path.of(path))) {
      OciArchive archive = new OciArchive(files, new LayerImport(store, files), platform);
      return archive.pick(tag, digest).kept();
    } catch (IOException e) {
      throw new IOException(
          "cannot read the image layout %s: %s".formatted(path, ArchiveLoader.reason(e)), e);
    }
  }

  private static ImageFiles open(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      if (!Files.exists(path.resolve("index.json"))) {
        throw new IOException("it has no index.json, so it is no image layout");
      }
      return new LayoutFolder(path);
    }
    if (!Files.exists(path)) {
      throw new IOException("no such file or directory");
    }
    return TarFolder.open(path);
  }
}
