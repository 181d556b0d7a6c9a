package dockwalk.store;

import dockwalk.fs.Content;
import dockwalk.image.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Digests of files in layers. Layers never change, so what was hashed once stays known. */
final class ContentDigests {
  private final Records records;
  private final LayerStore layers;
  private final Map<Digest, Map<Long, Digest>> known = new ConcurrentHashMap<>();
  private final Set<Digest> changed = new HashSet<>();

  ContentDigests(Records records, LayerStore layers) {
    this.records = records;
    this.layers = layers;
  }

  synchronized Digest of(Content.InLayer content) throws IOException {
    Map<Long, Digest> ofLayer = known.get(content.diffId());
    if (ofLayer == null) {
      ofLayer = read(content.diffId());
      known.put(content.diffId(), ofLayer);
    }
    Digest digest = ofLayer.get(content.offset());
    if (digest == null) {
      digest = hash(content);
      ofLayer.put(content.offset(), digest);
      changed.add(content.diffId());
    }
    return digest;
  }

  private Digest hash(Content.InLayer content) throws IOException {
    MessageDigest hasher = Digest.hasher();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = layers.open(content)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        hasher.update(buffer, 0, read);
      }
    }
    return Digest.of(hasher);
  }

  private Map<Long, Digest> read(Digest diffId) throws IOException {
    Map<Long, Digest> read = new TreeMap<>();
    String text = records.read(diffId.hex()).orElse("");
    for (String line : text.lines().toList()) {
      int space = line.indexOf(' ');
      try {
        read.put(Long.parseLong(line.substring(0, space)), new Digest(line.substring(space + 1)));
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        return new TreeMap<>(); // a damaged record is no record
      }
    }
    return read;
  }

  synchronized void save() throws IOException {
    for (Digest diffId : changed) {
      StringBuilder text = new StringBuilder();
      known
          .getOrDefault(diffId, Map.of())
          .forEach(
              (offset, digest) ->
                  text.append(offset).append(' ').append(digest.hex()).append('\n'));
      records.write(diffId.hex(), text.toString());
    }
    changed.clear();
  }
}
