package dockwalk.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Small texts, each under a name; a later one replaces an earlier one. */
public final class Records {
  private final Store store;
  private final Path folder;

  Records(Store store, Path folder) {
    this.store = store;
    this.folder = folder;
  }

  /**
   * The text under {@code name}, if there is one.
   *
   * @param name letters, digits and {@code -} alone
   */
  public Optional<String> read(String name) throws IOException {
    try {
      return Optional.of(Files.readString(folder.resolve(name)));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
  }

  /** The names that begin with {@code prefix}. */
  public List<String> names(String prefix) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.startsWith(prefix))
          .toList();
    }
  }

  /** Keeps {@code text} under {@code name}. */
  public void write(String name, String text) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
    }
    store.write(folder.resolve(name), text);
  }
}
