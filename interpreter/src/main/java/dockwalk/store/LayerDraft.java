package dockwalk.store;

import dockwalk.image.Layer;
import dockwalk.layer.LayerWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A layer that is being written; closed without {@link #keep} it leaves nothing. */
public final class LayerDraft implements AutoCloseable {
  private final LayerStore layers;
  private final Path file;
  private final LayerWriter writer;

  LayerDraft(LayerStore layers, Path file) throws IOException {
    this.layers = layers;
    this.file = file;
    this.writer = new LayerWriter(file);
  }

  /** Takes the entries. */
  public LayerWriter writer() {
    return writer;
  }

  /** Ends the layer and keeps it. */
  public Layer keep() throws IOException {
    LayerWriter.Written written = writer.finish();
    writer.close();
    layers.keep(file, written);
    return written.layer();
  }

  @Override
  public void close() throws IOException {
    writer.close();
    Files.deleteIfExists(file);
  }
}
