package dockwalk.image;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** A list of manifests (OCI image-spec, image-index.md), such as {@code index.json} of a layout. */
public record ImageIndex(List<Descriptor> manifests) {
  public ImageIndex {
    manifests = List.copyOf(manifests);
  }

  /** The document. The same index always gives the same bytes. */
  public byte[] write() {
    SequencedMap<String, Object> json = new LinkedHashMap<>();
    json.put("schemaVersion", 2);
    json.put("mediaType", MediaType.OCI_INDEX);
    json.put("manifests", manifests.stream().map(Descriptor::json).toList());
    return JsonText.compact(json);
  }

  /**
   * Reads an index of OCI's or Docker's form.
   *
   * @throws IOException if it is none; the message says what is wrong
   */
  public static ImageIndex read(InputStream in) throws IOException {
    JsonObject json = JsonObject.read(in, "the image index");
    String mediaType = json.text("mediaType").orElse(MediaType.OCI_INDEX);
    if (!MediaType.isIndex(mediaType)) {
      throw new IOException("the image index has the type " + mediaType);
    }
    return new ImageIndex(descriptors(json, "manifests"));
  }

  static List<Descriptor> descriptors(JsonObject json, String name) throws IOException {
    List<Descriptor> descriptors = new ArrayList<>();
    for (JsonObject each : json.objects(name)) {
      descriptors.add(Descriptor.read(each));
    }
    return descriptors;
  }
}
