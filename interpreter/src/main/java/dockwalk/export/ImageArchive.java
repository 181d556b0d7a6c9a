package dockwalk.export;

import dockwalk.export.Exporter.NamedImage;
import dockwalk.fs.Metadata;
import dockwalk.image.Descriptor;
import dockwalk.image.Digest;
import dockwalk.image.Image;
import dockwalk.image.ImageIndex;
import dockwalk.image.ImageJson;
import dockwalk.image.ImageReference;
import dockwalk.image.Layer;
import dockwalk.image.Manifest;
import dockwalk.image.MediaType;
import dockwalk.layer.Folders;
import dockwalk.layer.LayerWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes images as an OCI image layout in a tar (OCI image-spec, image-layout.md), entries in the
 * order of their names; for Docker with {@code manifest.json}, so that {@code docker load} takes
 * it.
 */
final class ImageArchive implements AutoCloseable {
  private static final Metadata FOLDER = new Metadata(0755, 0, 0, 0);
  private static final Metadata BLOB = new Metadata(0444, 0, 0, 0);
  private static final Metadata DOCUMENT = new Metadata(0644, 0, 0, 0);
  private static final byte[] LAYOUT =
      "{\"imageLayoutVersion\":\"1.0.0\"}".getBytes(StandardCharsets.UTF_8);

  private final boolean docker;
  private final Compression compression;
  private final ExportSource source;
  private final Path spool;
  private final SortedMap<String, Blob> blobs = new TreeMap<>();
  private final Map<Layer, Descriptor> layers = new HashMap<>();
  private final List<Descriptor> index = new ArrayList<>();
  private final List<Object> loadList = new ArrayList<>();

  /** Something to be written. */
  private record Blob(long size, Opening opening) {}

  private interface Opening {
    InputStream open() throws IOException;
  }

  private ImageArchive(boolean docker, Compression compression, ExportSource source, Path near)
      throws IOException {
    this.docker = docker;
    this.compression = compression;
    this.source = source;
    this.spool = Files.createDirectory(Target.beside(near));
  }

  /** Makes all documents and compresses all layers; {@link #close} throws them away. */
  static ImageArchive of(
      List<NamedImage> images,
      boolean docker,
      Compression compression,
      ExportSource source,
      Path near)
      throws IOException, InterruptedException {
    ImageArchive archive = new ImageArchive(docker, compression, source, near);
    try {
      for (NamedImage image : images) {
        archive.add(image);
      }
      return archive;
    } catch (IOException | InterruptedException | RuntimeException e) {
      archive.close();
      throw e;
    }
  }

  /** Writes the tar. */
  void write(OutputStream out) throws IOException, InterruptedException {
    try (LayerWriter tar = new LayerWriter(Channels.newChannel(out))) {
      tar.directory("blobs", FOLDER);
      tar.directory("blobs/sha256", FOLDER);
      for (Map.Entry<String, Blob> blob : blobs.entrySet()) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        try (InputStream bytes = blob.getValue().opening().open()) {
          tar.file(blob.getKey(), BLOB, bytes, blob.getValue().size());
        }
      }
      for (Map.Entry<String, byte[]> document : documents().entrySet()) {
        byte[] bytes = document.getValue();
        Metadata metadata = document.getKey().equals("oci-layout") ? BLOB : DOCUMENT;
        tar.file(document.getKey(), metadata, new ByteArrayInputStream(bytes), bytes.length);
      }
      tar.finish();
    }
  }

  /** Writes the same files into {@code folder}, which exists. */
  void writeFolder(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("blobs/sha256"));
    for (Map.Entry<String, Blob> blob : blobs.entrySet()) {
      try (InputStream bytes = blob.getValue().opening().open()) {
        Files.copy(bytes, folder.resolve(blob.getKey()));
      }
    }
    for (Map.Entry<String, byte[]> document : documents().entrySet()) {
      Files.write(
          folder.resolve(document.getKey()), document.getValue(), StandardOpenOption.CREATE_NEW);
    }
  }

  /** The manifest of the first image. */
  Descriptor manifest() {
    Descriptor first = index.getFirst();
    return new Descriptor(first.mediaType(), first.digest(), first.size());
  }

  @Override
  public void close() throws IOException {
    Folders.delete(spool);
  }

  private void add(NamedImage named) throws IOException, InterruptedException {
    Image image = named.image();
    List<Descriptor> stack = new ArrayList<>();
    for (Layer layer : image.layers()) {
      stack.add(layer(layer));
    }
    Descriptor config =
        document(docker ? MediaType.DOCKER_CONFIG : MediaType.OCI_CONFIG, ImageJson.write(image));
    String type = docker ? MediaType.DOCKER_MANIFEST : MediaType.OCI_MANIFEST;
    Descriptor manifest =
        document(type, new Manifest(type, config, stack, new TreeMap<>()).write())
            .forPlatform(image.platform());
    if (named.names().isEmpty()) {
      index.add(manifest.annotated(annotations(image)));
    }
    for (ImageReference name : named.names()) {
      SortedMap<String, String> annotations = annotations(image);
      annotations.put("io.containerd.image.name", name.canonical());
      name.tag().ifPresent(tag -> annotations.put("org.opencontainers.image.ref.name", tag));
      index.add(manifest.annotated(annotations));
    }
    loadList.add(DockerLoad.entry(config, stack, named.names()));
  }

  private static SortedMap<String, String> annotations(Image image) {
    SortedMap<String, String> annotations = new TreeMap<>();
    image
        .created()
        .ifPresent(time -> annotations.put("org.opencontainers.image.created", time.toString()));
    return annotations;
  }

  private SortedMap<String, byte[]> documents() {
    SortedMap<String, byte[]> documents = new TreeMap<>();
    documents.put("index.json", new ImageIndex(index).write());
    documents.put("oci-layout", LAYOUT);
    if (docker) {
      documents.put("manifest.json", DockerLoad.write(loadList));
    }
    return documents;
  }

  private Descriptor document(String mediaType, byte[] bytes) {
    Descriptor descriptor = Descriptor.of(mediaType, bytes);
    blobs.put(
        path(descriptor.digest()), new Blob(bytes.length, () -> new ByteArrayInputStream(bytes)));
    return descriptor;
  }

  private Descriptor layer(Layer layer) throws IOException, InterruptedException {
    Descriptor known = layers.get(layer);
    if (known != null) {
      return known;
    }
    Digest digest = layer.diffId();
    Blob blob = new Blob(layer.size(), () -> source.layers().open(layer));
    if (compression != Compression.UNCOMPRESSED) {
      Path file = Target.beside(spool);
      digest = compress(layer, file);
      blob = new Blob(Files.size(file), () -> Files.newInputStream(file));
    }
    blobs.put(path(digest), blob);
    Descriptor made = new Descriptor(compression.mediaType(docker), digest, blob.size());
    layers.put(layer, made);
    return made;
  }

  private Digest compress(Layer layer, Path file) throws IOException, InterruptedException {
    DigestOutputStream hashed =
        new DigestOutputStream(
            Files.newOutputStream(file, StandardOpenOption.CREATE_NEW), Digest.hasher());
    try (OutputStream out = compression.into(hashed);
        InputStream bytes = source.layers().open(layer)) {
      byte[] buffer = new byte[1 << 16];
      for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        out.write(buffer, 0, read);
      }
    } catch (InterruptedIOException e) {
      throw (InterruptedException) new InterruptedException().initCause(e);
    }
    return Digest.of(hashed.getMessageDigest());
  }

  static String path(Digest digest) {
    return "blobs/sha256/" + digest.hex();
  }
}
