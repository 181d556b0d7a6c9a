package dockwalk.image;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Says which config and which layers make an image (OCI image-spec, manifest.md).
 *
 * @param layers as they are stored, perhaps compressed, from the lowest to the highest
 */
public record Manifest(
    String mediaType,
    Descriptor config,
    List<Descriptor> layers,
    SortedMap<String, String> annotations) {

  public Manifest {
    layers = List.copyOf(layers);
    annotations = Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
  }

  /** A manifest in OCI's form. */
  public Manifest(Descriptor config, List<Descriptor> layers) {
    this(MediaType.OCI_MANIFEST, config, layers, new TreeMap<>());
  }

  /** The document. The same manifest always gives the same bytes. */
  public byte[] write() {
    SequencedMap<String, Object> json = new LinkedHashMap<>();
    json.put("schemaVersion", 2);
    json.put("mediaType", mediaType);
    json.put("config", config.json());
    json.put("layers", layers.stream().map(Descriptor::json).toList());
    if (!annotations.isEmpty()) {
      json.put("annotations", annotations);
    }
    return JsonText.indented(json);
  }

  /**
   * Reads a manifest in OCI's or Docker's form.
   *
   * @throws IOException if it is none; the message says what is wrong
   */
  public static Manifest read(InputStream in) throws IOException {
    JsonObject json = JsonObject.read(in, "the manifest");
    String mediaType = json.text("mediaType").orElse(MediaType.OCI_MANIFEST);
    if (json.number("schemaVersion") != 2 || !MediaType.isManifest(mediaType)) {
      throw new IOException(
          "the manifest must have schemaVersion 2 and the type of an image manifest, not "
              + json.number("schemaVersion")
              + " and "
              + mediaType);
    }
    JsonObject config =
        json.object("config").orElseThrow(() -> new IOException("the manifest has no config"));
    List<Descriptor> layers = ImageIndex.descriptors(json, "layers");
    return new Manifest(mediaType, Descriptor.read(config), layers, json.textMap("annotations"));
  }
}
