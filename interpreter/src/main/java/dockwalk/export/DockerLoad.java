package dockwalk.export;

import com.fasterxml.jackson.jr.ob.JSON;
import dockwalk.image.Descriptor;
import dockwalk.image.ImageReference;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** The document {@code manifest.json} that {@code docker load} reads. */
final class DockerLoad {
  private DockerLoad() {}

  /** What it says of one image. */
  static Map<String, Object> entry(
      Descriptor config, List<Descriptor> layers, List<ImageReference> names) {
    SequencedMap<String, Object> entry = new LinkedHashMap<>();
    entry.put("Config", ImageArchive.path(config.digest()));
    entry.put("RepoTags", names.stream().map(ImageReference::familiar).toList());
    entry.put("Layers", layers.stream().map(l -> ImageArchive.path(l.digest())).toList());
    return entry;
  }

  static byte[] write(List<Object> entries) {
    try {
      return JSON.std.asBytes(entries);
    } catch (IOException e) {
      throw new IllegalStateException("memory takes every byte", e);
    }
  }
}
