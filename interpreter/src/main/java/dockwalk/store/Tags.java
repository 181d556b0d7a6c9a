package dockwalk.store;

import com.fasterxml.jackson.jr.ob.JSON;
import dockwalk.image.Digest;
import dockwalk.image.ImageReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which name stands for which image: the layout's {@code index.json} (OCI image-layout.md). */
public final class Tags {
  private static final String NAME = "io.containerd.image.name";
  private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
  private static final String INDEX = "application/vnd.oci.image.index.v1+json";
  private static final int LARGEST = 16 << 20;

  /** An image manifest among the blobs; {@code size} in bytes. */
  public record Target(Digest manifest, long size) {}

  private final Store store;

  Tags(Store store) {
    this.store = store;
  }

  /** The manifest of the image with this name. */
  public Optional<Target> find(ImageReference name) throws IOException {
    return Optional.ofNullable(all().get(name.canonical()));
  }

  /** All images by their full names. */
  public SortedMap<String, Target> all() throws IOException {
    SortedMap<String, Target> all = new TreeMap<>();
    Path file = file();
    try {
      if (Files.size(file) > LARGEST) {
        throw new IOException(file + " is larger than 16 MiB");
      }
      Map<String, Object> index = JSON.std.mapFrom(Files.readAllBytes(file));
      if (index.get("manifests") instanceof List<?> manifests) {
        manifests.forEach(each -> read(each, all));
      }
    } catch (NoSuchFileException none) {
      return all;
    } catch (com.fasterxml.jackson.core.JacksonException | IllegalArgumentException e) {
      throw new IOException(file + " is damaged: " + e.getMessage(), e);
    }
    return all;
  }

  private static void read(Object entry, SortedMap<String, Target> into) {
    if (entry instanceof Map<?, ?> descriptor
        && descriptor.get("annotations") instanceof Map<?, ?> annotations
        && annotations.get(NAME) instanceof String name
        && descriptor.get("digest") instanceof String digest
        && descriptor.get("size") instanceof Number size) {
      into.put(name, new Target(Digest.parse(digest), size.longValue()));
    }
  }

  /** Gives each of {@code names} to the image; other images lose them. */
  public void put(List<ImageReference> names, Target target) throws IOException {
    change(all -> names.forEach(name -> all.put(name.canonical(), target)));
  }

  /** Takes a name away. */
  public void remove(ImageReference name) throws IOException {
    change(all -> all.remove(name.canonical()));
  }

  private void change(java.util.function.Consumer<SortedMap<String, Target>> edit)
      throws IOException {
    store.alone(
        () -> {
          SortedMap<String, Target> all = all();
          SortedMap<String, Target> before = new TreeMap<>(all);
          edit.accept(all);
          if (!all.equals(before)) {
            store.write(file(), text(all));
          }
          return all;
        });
  }

  private static String text(SortedMap<String, Target> all) throws IOException {
    List<Object> manifests = new ArrayList<>();
    for (Map.Entry<String, Target> each : all.entrySet()) {
      Map<String, Object> descriptor = new LinkedHashMap<>();
      descriptor.put("mediaType", MANIFEST);
      descriptor.put("digest", each.getValue().manifest().toString());
      descriptor.put("size", each.getValue().size());
      String name = each.getKey();
      Map<String, Object> annotations = new LinkedHashMap<>();
      annotations.put(NAME, name);
      annotations.put(
          "org.opencontainers.image.ref.name", name.substring(name.lastIndexOf(':') + 1));
      descriptor.put("annotations", annotations);
      manifests.add(descriptor);
    }
    Map<String, Object> index = new LinkedHashMap<>();
    index.put("schemaVersion", 2);
    index.put("mediaType", INDEX);
    index.put("manifests", manifests);
    return JSON.std.asString(index);
  }

  /** The file that holds them, replaced whole at each change. */
  public Path file() {
    return store.home().resolve("index.json");
  }
}
