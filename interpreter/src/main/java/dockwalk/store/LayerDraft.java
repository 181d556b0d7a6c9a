package dockwalk.store;

import dockwalk.fs.FileTree;
import dockwalk.image.Layer;
import dockwalk.layer.Extraction;
import dockwalk.layer.LayerApplier;
import dockwalk.layer.LayerWriter;
import dockwalk.linux.UserNamespace;
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

  /** Ends the layer, and gives the files that it makes of {@code below}; it is not kept. */
  public FileTree over(FileTree below) throws IOException {
    LayerWriter.Written written = writer.finish();
    writer.close();
    return LayerApplier.apply(below, written.layer().diffId(), written.index());
  }

  /** Ends the layer and unpacks it into an empty folder; the layer itself is not kept. */
  public void unpack(Path folder) throws IOException {
    LayerWriter.Written written = writer.finish();
    writer.close();
    Extraction.unpack(file, written.index(), folder, UserNamespace.inside());
  }

  @Override
  public void close() throws IOException {
    writer.close();
    Files.deleteIfExists(file);
  }
}
