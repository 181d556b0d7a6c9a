package dockwalk.registry;

import dockwalk.image.Descriptor;
import dockwalk.image.Digest;
import dockwalk.image.ImageIndex;
import dockwalk.image.ImageReference;
import dockwalk.image.Manifest;
import dockwalk.image.MediaType;
import dockwalk.image.Platform;
import dockwalk.registry.ArchiveLoader.Found;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An OCI image layout, in a tar or a folder (OCI image-spec, image-layout.md). */
final class OciArchive {
  private static final String FULL_NAME = "io.containerd.image.name";
  private static final String REF_NAME = "org.opencontainers.image.ref.name";

  private final ImageFiles archive;
  private final LayerImport layers;
  private final Platform platform;

  OciArchive(ImageFiles archive, LayerImport layers, Platform platform) {
    this.archive = archive;
    this.layers = layers;
    this.platform = platform;
  }

  List<Found> images() throws IOException, InterruptedException {
    ImageIndex index;
    try (InputStream in = archive.open("index.json")) {
      index = ImageIndex.read(in);
    }
    Map<Digest, List<ImageReference>> names = new LinkedHashMap<>();
    for (Descriptor image : index.manifests()) {
      names
          .computeIfAbsent(manifest(image).digest(), digest -> new ArrayList<>())
          .addAll(name(image).stream().toList());
    }
    List<Found> found = new ArrayList<>();
    for (Map.Entry<Digest, List<ImageReference>> image : names.entrySet()) {
      found.add(image(image.getKey(), image.getValue()));
    }
    if (found.isEmpty()) {
      throw new IOException("its index.json names no image");
    }
    return found;
  }

  /**
   * One image.
   *
   * @param tag its name in the layout; without one, the only image, or that named {@code latest}
   * @param digest of its manifest, or of the index that it is in
   */
  Found pick(Optional<String> tag, Optional<Digest> digest)
      throws IOException, InterruptedException {
    List<Descriptor> all;
    try (InputStream in = archive.open("index.json")) {
      all = ImageIndex.read(in).manifests();
    }
    String wanted = tag.orElse("latest");
    for (Descriptor image : all) {
      String name = image.annotations().getOrDefault(REF_NAME, "");
      boolean named = name.equals(wanted) || name.endsWith(":" + wanted);
      boolean only = tag.isEmpty() && all.size() == 1;
      if (digest.isPresent() ? digest.get().equals(image.digest()) : named || only) {
        return image(manifest(image).digest(), List.of());
      }
    }
    if (digest.isPresent()) {
      return image(digest.get(), List.of());
    }
    throw new IOException(
        "it has no image named %s, but %s: name one with :NAME or @sha256:DIGEST at the end"
            .formatted(
                wanted,
                all.stream()
                    .map(
                        image ->
                            image.annotations().getOrDefault(REF_NAME, image.digest().toString()))
                    .toList()));
  }

  /** The descriptor of the manifest that {@code image} stands for on our platform. */
  private Descriptor manifest(Descriptor image) throws IOException {
    if (!MediaType.isIndex(image.mediaType())) {
      return image;
    }
    ImageIndex nested = ImageIndex.read(new ByteArrayInputStream(blob(image.digest())));
    List<Descriptor> manifests = nested.manifests().stream().filter(OciArchive::isImage).toList();
    Optional<Descriptor> ours =
        manifests.stream()
            .filter(each -> each.platform().filter(this::isOurs).isPresent())
            .findFirst();
    if (ours.isEmpty() && manifests.size() != 1) {
      throw new IOException(
          "it has no image for "
              + platform
              + ", but for "
              + manifests.stream().flatMap(each -> each.platform().stream()).toList());
    }
    return ours.orElseGet(manifests::getFirst);
  }

  private boolean isOurs(Platform other) {
    return other.os().equals(platform.os())
        && other.architecture().equals(platform.architecture())
        && (platform.variant().isEmpty() || other.variant().equals(platform.variant()));
  }

  /** BuildKit keeps what it knows of a build beside the images, for no platform. */
  private static boolean isImage(Descriptor descriptor) {
    return MediaType.isManifest(descriptor.mediaType())
        && descriptor.platform().filter(p -> p.os().equals("unknown")).isEmpty();
  }

  private Found image(Digest digest, List<ImageReference> names)
      throws IOException, InterruptedException {
    Manifest manifest = Manifest.read(new ByteArrayInputStream(blob(digest)));
    if (!MediaType.isConfig(manifest.config().mediaType())) {
      throw new IOException(
          "it holds no image, but something of type " + manifest.config().mediaType());
    }
    byte[] config = blob(manifest.config().digest());
    List<String> files = new ArrayList<>();
    for (Descriptor layer : manifest.layers()) {
      verify(layer);
      files.add(path(layer.digest()));
    }
    return layers.image(config, files, names);
  }

  private static Optional<ImageReference> name(Descriptor image) throws IOException {
    String full = image.annotations().get(FULL_NAME);
    String shown = full != null ? full : image.annotations().getOrDefault(REF_NAME, "");
    // A tag alone names nothing: `latest` of what?
    boolean whole = full != null || shown.indexOf(':') > 0 || shown.indexOf('/') > 0;
    return whole ? Optional.of(ArchiveLoader.name(shown)) : Optional.empty();
  }

  private byte[] blob(Digest digest) throws IOException {
    byte[] document = archive.document(path(digest));
    if (!Digest.of(document).equals(digest)) {
      throw new IOException(path(digest) + " has another digest: " + Digest.of(document));
    }
    return document;
  }

  /** What is compressed is checked before it reaches a decompressor. */
  private void verify(Descriptor layer) throws IOException {
    String path = path(layer.digest());
    if (archive.size(path) != layer.size()) {
      throw new IOException(
          path + " has " + archive.size(path) + " bytes, but the manifest says " + layer.size());
    }
    try (DigestInputStream in = new DigestInputStream(archive.open(path), Digest.hasher())) {
      in.transferTo(OutputStream.nullOutputStream());
      Digest digest = Digest.of(in.getMessageDigest());
      if (!digest.equals(layer.digest())) {
        throw new IOException(path + " has another digest: " + digest);
      }
    }
  }

  private static String path(Digest digest) {
    return "blobs/sha256/" + digest.hex();
  }
}
