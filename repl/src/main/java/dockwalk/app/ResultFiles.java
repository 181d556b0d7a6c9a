package dockwalk.app;

import dockwalk.export.OutputSpec;
import dockwalk.image.BuildMetadata;
import dockwalk.image.Descriptor;
import dockwalk.image.ImageReference;
import dockwalk.image.MediaType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code --iidfile} and {@code --metadata-file}: what came of a build, for scripts. */
record ResultFiles(Optional<Path> id, Optional<Path> metadata) {
  static void describe(CommandSpec spec) {
    spec.addOption(BuildFlags.text("Write the image ID to a file", "FILE", "--iidfile"));
    spec.addOption(
        BuildFlags.text(
            "Write digests and names of the result as JSON", "FILE", "--metadata-file"));
  }

  /** Reads what was typed; nothing may be there that looks like the result of this build. */
  static ResultFiles of(ParseResult line, List<OutputSpec> outputs, Console console)
      throws IOException {
    Optional<Path> id = path(line, "--iidfile", console);
    boolean noImage =
        !outputs.isEmpty()
            && outputs.stream()
                .map(OutputSpec::kind)
                .allMatch(kind -> kind == OutputSpec.Kind.LOCAL || kind == OutputSpec.Kind.TAR);
    if (id.isPresent() && noImage) {
      throw new UsageException("local and tar exporters are incompatible with image ID file");
    }
    ResultFiles files = new ResultFiles(id, path(line, "--metadata-file", console));
    if (files.id().isPresent()) {
      check(files.id().get(), "--iidfile");
    }
    if (files.metadata().isPresent()) {
      check(files.metadata().get(), "--metadata-file");
    }
    if (id.isPresent()) {
      Files.deleteIfExists(id.get());
    }
    return files;
  }

  /** A build may take long: what will fail after it is told before. */
  private static void check(Path file, String option) throws IOException {
    Path folder = file.resolveSibling("");
    Optional<String> wrong = Optional.empty();
    if (Files.isDirectory(file)) {
      wrong = Optional.of("it is a folder");
    } else if (!Files.exists(file) && !Files.isDirectory(folder)) {
      wrong = Optional.of("there is no folder " + folder);
    } else if (!Files.isWritable(Files.exists(file) ? file : folder)) {
      wrong = Optional.of("permission denied");
    }
    if (wrong.isPresent()) {
      throw new IOException("cannot write %s %s: %s".formatted(option, file, wrong.get()));
    }
  }

  private static Optional<Path> path(ParseResult line, String option, Console console) {
    return Optional.ofNullable(line.<String>matchedOptionValue(option, null)).map(console::path);
  }

  /**
   * Writes the files.
   *
   * @param written the manifest in the archive that was written, if there is one
   */
  void write(Results.Finished finished, Optional<Descriptor> written, List<ImageReference> names)
      throws IOException {
    if (id.isPresent()) {
      Files.write(id.get(), finished.id().toString().getBytes(StandardCharsets.UTF_8));
    }
    if (metadata.isPresent()) {
      Descriptor kept =
          new Descriptor(MediaType.OCI_MANIFEST, finished.manifest(), finished.manifestSize());
      Files.write(metadata.get(), BuildMetadata.write(finished.id(), written.orElse(kept), names));
    }
  }
}
