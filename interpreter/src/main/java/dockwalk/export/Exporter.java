package dockwalk.export;

import dockwalk.fs.FileTree;
import dockwalk.fs.TreeDiff;
import dockwalk.image.Descriptor;
import dockwalk.image.Image;
import dockwalk.image.ImageReference;
import dockwalk.layer.Folders;
import dockwalk.layer.LayerCommit;
import dockwalk.layer.LayerWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes images where a user wants them. A file appears when it is whole, and replaces what was
 * there; a failed export leaves what was there before.
 */
public final class Exporter {
  private static final String FULL = "No space left on device";

  private final ExportSource source;
  private final Path workingDirectory;
  private final OutputStream stdout;
  private final boolean console;

  /**
   * An exporter.
   *
   * @param workingDirectory what relative paths start from
   * @param console whether {@code stdout} is a terminal, which no archive is written to
   */
  public Exporter(
      ExportSource source, Path workingDirectory, OutputStream stdout, boolean console) {
    this.source = source;
    this.workingDirectory = workingDirectory;
    this.stdout = stdout;
    this.console = console;
  }

  /**
   * Checks before the build what can be known then.
   *
   * @throws IOException if {@code spec} cannot be written where it says, with what is wrong
   */
  public void check(OutputSpec spec) throws IOException {
    switch (spec.kind()) {
      case IMAGE, CACHEONLY -> {}
      case LOCAL -> folder(spec);
      case TAR, OCI, DOCKER -> {
        if (spec.folder()) {
          folder(spec);
        } else {
          target(spec);
        }
      }
    }
  }

  /**
   * Writes {@code image}; for {@link OutputSpec.Kind#IMAGE} and {@link OutputSpec.Kind#CACHEONLY}
   * there is nothing to write.
   *
   * @param names the image's tags; the names of {@code spec} are added
   * @return the manifest in the archive; absent where there is no archive
   * @throws IOException if it cannot be written, with what is wrong
   */
  public Optional<Descriptor> export(OutputSpec spec, Image image, List<ImageReference> names)
      throws IOException, InterruptedException {
    try {
      return write(spec, image, names);
    } catch (IOException e) {
      throw named(spec, e);
    }
  }

  /** A write to an open file fails without saying which: here it was that of the output. */
  private static IOException named(OutputSpec spec, IOException e) {
    if (spec.dest().isEmpty() || !FULL.equals(e.getMessage())) {
      return e;
    }
    IOException named =
        new FileSystemException(
            spec.dest().get(), null, FULL + ". Make room there, or choose another dest.");
    named.initCause(e);
    return named;
  }

  private Optional<Descriptor> write(OutputSpec spec, Image image, List<ImageReference> names)
      throws IOException, InterruptedException {
    return switch (spec.kind()) {
      case IMAGE, CACHEONLY -> Optional.empty();
      case LOCAL -> {
        LocalFolder.write(tree(image), folder(spec), source.contents());
        yield Optional.empty();
      }
      case TAR -> {
        FileTree tree = tree(image);
        target(spec).write(out -> tar(tree, out));
        yield Optional.empty();
      }
      case OCI, DOCKER ->
          Optional.of(archive(spec, List.of(new NamedImage(image, all(spec, names)))));
    };
  }

  /**
   * Writes several images into one archive, as {@code docker save} does.
   *
   * @param spec of kind {@link OutputSpec.Kind#OCI} or {@link OutputSpec.Kind#DOCKER}
   */
  public void save(OutputSpec spec, List<NamedImage> images)
      throws IOException, InterruptedException {
    archive(spec, images);
  }

  /** An image with its names. */
  public record NamedImage(Image image, List<ImageReference> names) {
    public NamedImage {
      names = List.copyOf(names);
    }
  }

  private Descriptor archive(OutputSpec spec, List<NamedImage> images)
      throws IOException, InterruptedException {
    boolean docker = spec.kind() == OutputSpec.Kind.DOCKER;
    Compression compression =
        spec.compression().orElse(docker ? Compression.UNCOMPRESSED : Compression.GZIP);
    if (spec.folder()) {
      return layout(images, docker, compression, folder(spec));
    }
    Target target = target(spec);
    try (ImageArchive archive =
        ImageArchive.of(images, docker, compression, source, target.spool())) {
      target.write(archive::write);
      return archive.manifest();
    }
  }

  private Descriptor layout(
      List<NamedImage> images, boolean docker, Compression compression, Path folder)
      throws IOException, InterruptedException {
    if (Files.exists(folder.resolve("oci-layout"))) {
      Folders.delete(folder.resolve("blobs"));
      for (String document : List.of("oci-layout", "index.json", "manifest.json")) {
        Files.deleteIfExists(folder.resolve(document));
      }
    }
    Files.createDirectories(folder);
    try (ImageArchive archive = ImageArchive.of(images, docker, compression, source, folder)) {
      archive.writeFolder(folder);
      return archive.manifest();
    }
  }

  private FileTree tree(Image image) throws IOException {
    return source.trees().tree(image.layers());
  }

  private void tar(FileTree tree, OutputStream out) throws IOException, InterruptedException {
    try (LayerWriter tar = new LayerWriter(Channels.newChannel(out))) {
      LayerCommit.write(TreeDiff.between(FileTree.empty(), tree), tar, source.contents()::open);
      tar.finish();
    }
  }

  private static List<ImageReference> all(OutputSpec spec, List<ImageReference> names) {
    return Stream.concat(names.stream(), spec.names().stream()).distinct().toList();
  }

  private Target target(OutputSpec spec) throws IOException {
    String dest = spec.dest().orElse("");
    if (dest.isEmpty() && console) {
      throw new IOException(
          "dest file is required for "
              + spec.kind().shown()
              + " exporter. refusing to write to console");
    }
    if (dest.isEmpty() || dest.equals(OutputSpec.STDOUT)) {
      return new Target.Stream(stdout);
    }
    Path path = workingDirectory.resolve(dest);
    if (Files.isDirectory(path)) {
      throw new IOException("destination file " + dest + " is a directory");
    }
    return new Target.File(path);
  }

  private Path folder(OutputSpec spec) throws IOException {
    String dest = spec.dest().orElseThrow();
    Path path = workingDirectory.resolve(dest);
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw new IOException("destination directory " + dest + " is a file");
    }
    return path;
  }
}
