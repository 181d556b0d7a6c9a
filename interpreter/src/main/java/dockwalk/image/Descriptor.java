package dockwalk.image;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Names a document or a layer by what it is made of (OCI image-spec, descriptor.md).
 *
 * @param size in bytes
 * @param platform what the image is for; only in an index
 */
public record Descriptor(
    String mediaType,
    Digest digest,
    long size,
    SortedMap<String, String> annotations,
    Optional<Platform> platform) {

  public Descriptor {
    annotations = Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
  }

  /** A descriptor without annotations and platform. */
  public Descriptor(String mediaType, Digest digest, long size) {
    this(mediaType, digest, size, new TreeMap<>(), Optional.empty());
  }

  /** The descriptor of {@code document}. */
  public static Descriptor of(String mediaType, byte[] document) {
    return new Descriptor(mediaType, Digest.of(document), document.length);
  }

  /** This descriptor for an image of {@code target}. */
  public Descriptor forPlatform(Platform target) {
    return new Descriptor(mediaType, digest, size, annotations, Optional.of(target));
  }

  /** This descriptor with other annotations. */
  public Descriptor annotated(SortedMap<String, String> changed) {
    return new Descriptor(mediaType, digest, size, changed, platform);
  }

  static Descriptor read(JsonObject json) throws IOException {
    long size = json.number("size");
    if (size < 0) {
      throw new IOException(json.place() + ".size must not be negative");
    }
    Optional<JsonObject> platform = json.object("platform");
    return new Descriptor(
        json.text("mediaType").orElse(""),
        json.digest("digest"),
        size,
        json.textMap("annotations"),
        platform.isEmpty() ? Optional.empty() : Optional.of(platform(platform.get())));
  }

  static Platform platform(JsonObject json) throws IOException {
    return new Platform(
        json.required("os"), json.required("architecture"), json.text("variant").orElse(""));
  }

  SequencedMap<String, Object> json() {
    SequencedMap<String, Object> json = new LinkedHashMap<>();
    json.put("mediaType", mediaType);
    json.put("digest", digest.toString());
    json.put("size", size);
    if (!annotations.isEmpty()) {
      json.put("annotations", annotations);
    }
    platform.ifPresent(
        p -> {
          SequencedMap<String, Object> shown = new LinkedHashMap<>();
          shown.put("architecture", p.architecture());
          shown.put("os", p.os());
          if (!p.variant().isEmpty()) {
            shown.put("variant", p.variant());
          }
          json.put("platform", shown);
        });
    return json;
  }
}
