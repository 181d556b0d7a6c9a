package dockwalk.image;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What {@code --metadata-file} says of a build (docker buildx build, "Write build result"). */
public final class BuildMetadata {
  private BuildMetadata() {}

  /**
   * The document.
   *
   * @param id digest of the image's config
   * @param manifest of the image as it was written
   * @param names of the image
   */
  public static byte[] write(Digest id, Descriptor manifest, List<ImageReference> names) {
    Map<String, Object> json = new TreeMap<>();
    json.put("containerimage.config.digest", id.toString());
    json.put("containerimage.descriptor", manifest.json());
    json.put("containerimage.digest", manifest.digest().toString());
    if (!names.isEmpty()) {
      json.put(
          "image.name",
          names.stream().map(ImageReference::canonical).collect(Collectors.joining(",")));
    }
    return JsonText.indented(json);
  }
}
