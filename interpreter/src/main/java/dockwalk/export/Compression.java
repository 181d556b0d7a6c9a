package dockwalk.export;

import com.github.luben.zstd.ZstdOutputStream;
import dockwalk.image.MediaType;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** How layers are stored in an archive. The same layer always gives the same bytes. */
public enum Compression {
  UNCOMPRESSED(MediaType.OCI_LAYER, MediaType.DOCKER_LAYER),
  GZIP(MediaType.OCI_LAYER_GZIP, MediaType.DOCKER_LAYER_GZIP),
  ZSTD(MediaType.OCI_LAYER_ZSTD, MediaType.DOCKER_LAYER_ZSTD);

  private final String ociType;
  private final String dockerType;

  Compression(String ociType, String dockerType) {
    this.ociType = ociType;
    this.dockerType = dockerType;
  }

  String mediaType(boolean docker) {
    return docker ? dockerType : ociType;
  }

  /** A stream that compresses into {@code out}; closing it closes {@code out}. */
  OutputStream into(OutputStream out) throws IOException {
    return switch (this) {
      case UNCOMPRESSED -> out;
      case GZIP -> new GzipBlocks(out);
      case ZSTD -> new ZstdOutputStream(new BufferedOutputStream(out, 1 << 16));
    };
  }
}
