package dockwalk.layer;

import dockwalk.fs.Metadata;
import dockwalk.layer.LayerEntry.Kind;
import java.io.IOException;
import java.io.InputStream;

/**
 * Writes a layer anew with no time after a given one, and all else as it was (BuildKit, {@code
 * util/converter}, rewrite-timestamp).
 */
public final class LayerClamp {
  private LayerClamp() {}

  /** Opens the content of an entry. */
  public interface Opener {
    InputStream open(LayerEntry entry) throws IOException;
  }

  /**
   * Whether the layer has a later time, and none of the marks that Dockwalk itself never writes.
   *
   * @param latest seconds since 1970
   */
  public static boolean concerns(LayerIndex index, long latest) {
    boolean foreign = index.entries().stream().anyMatch(e -> e.kind() == Kind.OPAQUE);
    return !foreign && index.entries().stream().anyMatch(e -> e.metadata().modified() > latest);
  }

  /** Writes the entries of {@code index}. */
  public static void write(LayerIndex index, long latest, Opener opener, LayerWriter writer)
      throws IOException {
    for (LayerEntry entry : index.entries()) {
      Metadata metadata = entry.metadata();
      long modified = Math.min(metadata.modified(), latest);
      write(entry, metadata.withModified(modified), opener, writer);
    }
  }

  private static void write(LayerEntry entry, Metadata metadata, Opener opener, LayerWriter writer)
      throws IOException {
    String path = entry.path();
    switch (entry.kind()) {
      case DIRECTORY -> writer.directory(path, metadata);
      case FILE -> {
        try (InputStream content = opener.open(entry)) {
          writer.file(path, metadata, content, entry.size());
        }
      }
      case HARD_LINK -> writer.hardLink(path, metadata, entry.link());
      case SYMLINK -> writer.symlink(path, metadata, entry.link());
      case CHARACTER_DEVICE -> writer.device(path, metadata, false, entry.major(), entry.minor());
      case BLOCK_DEVICE -> writer.device(path, metadata, true, entry.major(), entry.minor());
      case FIFO -> writer.fifo(path, metadata);
      case WHITEOUT -> writer.whiteout(path);
      case OPAQUE -> throw new IllegalArgumentException("the layer has an opaque mark");
    }
  }
}
