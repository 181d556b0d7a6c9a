package dockwalk.export;

import dockwalk.exec.Host;
import dockwalk.image.Layer;
import java.io.IOException;
import java.io.InputStream;

/** Where an exporter finds the bytes of what it writes. */
public record ExportSource(LayerBytes layers, Host.Layers trees, Host.Contents contents) {

  /** Opens layers. */
  public interface LayerBytes {
    /** The uncompressed tar of {@code layer}; the caller closes it. */
    InputStream open(Layer layer) throws IOException;
  }
}
