package dockwalk.app;

import dockwalk.context.FolderContext;
import dockwalk.context.IgnoreRules;
import dockwalk.image.Digest;
import dockwalk.name.ByteText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Opens folders as build contexts. */
final class Contexts {
  private static final int LARGEST = 16 << 20;

  private Contexts() {}

  /**
   * Refuses what is no folder.
   *
   * @throws IOException with the reference's words
   */
  static void check(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException(
          Files.exists(folder)
              ? "unable to prepare context: %s is not a folder".formatted(folder)
              : "unable to prepare context: path \"%s\" not found".formatted(folder));
    }
  }

  /** The Dockerfile where none is named: also in small letters, if there is no other. */
  static Path dockerfile(Path folder) {
    Path usual = folder.resolve("Dockerfile");
    Path small = folder.resolve("dockerfile");
    return !Files.exists(usual) && Files.exists(small) ? small : usual;
  }

  /** Where the ignore file may be, the one that wins first. */
  static List<Path> ignoreFiles(Path folder, Path dockerfile) {
    Path beside = dockerfile.resolveSibling(dockerfile.getFileName() + ".dockerignore");
    return List.of(beside, folder.resolve(".dockerignore"));
  }

  /** The ignore file that holds: that beside the Dockerfile wins over that of the context. */
  static Optional<Path> ignoreFile(Path folder, Path dockerfile) {
    return ignoreFiles(folder, dockerfile).stream().filter(Files::isRegularFile).findFirst();
  }

  /**
   * What the ignore file says; {@link IgnoreRules#NONE} where there is none.
   *
   * @throws IOException if it cannot be read, or a line of it is malformed
   */
  static IgnoreRules rules(Path folder, Path dockerfile) throws IOException {
    return rules(ignoreFile(folder, dockerfile));
  }

  private static IgnoreRules rules(Optional<Path> ignore) throws IOException {
    return ignore.isPresent()
        ? IgnoreRules.parse(String.valueOf(ignore.get().getFileName()), text(ignore.get()))
        : IgnoreRules.NONE;
  }

  /** Names in it may have any bytes. */
  private static String text(Path ignore) throws IOException {
    try (InputStream in = Files.newInputStream(ignore)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new IOException(ignore.getFileName() + " is larger than 16 MiB: that is no list");
      }
      return ByteText.of(bytes);
    }
  }

  /** The context, with its digests kept below {@code home}. */
  static FolderContext open(Path folder, Path dockerfile, Path home) throws IOException {
    return open(folder, rules(folder, dockerfile), home);
  }

  /** A further context, which has an ignore file of its own. */
  static FolderContext open(Path folder, Path home) throws IOException {
    Path ignore = folder.resolve(".dockerignore");
    return open(folder, rules(Optional.of(ignore).filter(Files::isRegularFile)), home);
  }

  private static FolderContext open(Path folder, IgnoreRules rules, Path home) {
    Path digests = home.resolve("cache/stat").resolve(Digest.of(folder.toString()).hex());
    return new FolderContext(folder, rules, digests);
  }
}
