package dockwalk.registry;

import dockwalk.image.Digest;
import dockwalk.image.ImageReference;
import dockwalk.image.JsonObject;
import dockwalk.registry.ArchiveLoader.Found;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code docker save} writes: {@code manifest.json} lists images by their files. */
final class DockerArchive {
  private static final Pattern NAMED_BY_DIGEST =
      Pattern.compile("(?:blobs/sha256/)?([0-9a-f]{64})(?:\\.json)?");

  private final TarFolder archive;
  private final LayerImport layers;

  DockerArchive(TarFolder archive, LayerImport layers) {
    this.archive = archive;
    this.layers = layers;
  }

  List<Found> images() throws IOException, InterruptedException {
    List<JsonObject> entries;
    try (InputStream in = archive.open("manifest.json")) {
      entries = JsonObject.readList(in, "manifest.json");
    }
    List<Found> found = new ArrayList<>();
    for (JsonObject entry : entries) {
      List<ImageReference> names = new ArrayList<>();
      for (String name : entry.texts("RepoTags").orElse(List.of())) {
        names.add(ArchiveLoader.name(name));
      }
      byte[] config = config(entry.required("Config"));
      found.add(layers.image(config, entry.texts("Layers").orElse(List.of()), names));
    }
    if (found.isEmpty()) {
      throw new IOException("its manifest.json names no image");
    }
    return found;
  }

  private byte[] config(String file) throws IOException {
    byte[] config = archive.document(file);
    Matcher named = NAMED_BY_DIGEST.matcher(file);
    if (named.matches() && !Digest.of(config).hex().equals(named.group(1))) {
      throw new IOException(file + " has another digest: " + Digest.of(config));
    }
    return config;
  }
}
