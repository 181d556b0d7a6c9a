package dockwalk.app;

import dockwalk.context.FolderContext;
import dockwalk.context.IgnoreRules;
import dockwalk.image.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Opens folders as build contexts. */
final class Contexts {
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
        ? IgnoreRules.parse(
            String.valueOf(ignore.get().getFileName()), Files.readString(ignore.get()))
        : IgnoreRules.NONE;
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
