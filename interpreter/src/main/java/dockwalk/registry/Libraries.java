package dockwalk.registry;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The shared libraries of this machine, found as its loader finds them (ld.so(8)). */
final class Libraries {
  private static final Path CONFIG = Path.of("/etc/ld.so.conf");
  private static final List<Path> DEFAULTS =
      List.of(Path.of("/lib64"), Path.of("/usr/lib64"), Path.of("/lib"), Path.of("/usr/lib"));
  private static final int DEEPEST_INCLUDE = 8;

  private final List<Path> folders;
  private final Optional<Path> standard;

  private Libraries(List<Path> folders) {
    this.folders = folders;
    this.standard = folders.stream().filter(f -> Files.exists(f.resolve("libc.so.6"))).findFirst();
  }

  /** The libraries in the folders that the loader is configured for. */
  static Libraries ofThisMachine() throws IOException {
    Set<Path> folders = new LinkedHashSet<>();
    read(CONFIG, folders, 0);
    folders.addAll(DEFAULTS);
    return new Libraries(List.copyOf(folders));
  }

  /**
   * A library.
   *
   * @param place where it must be in an image so that the loader finds it without a cache
   * @param own whether it comes with its user, and needs no place of its own
   */
  record Found(Path file, String place, boolean own) {}

  /** The library {@code name} for {@code user}, whose own folders come first. */
  Optional<Found> find(String name, ElfFile user, Path file) throws IOException {
    for (String folder : user.searchPath()) {
      String origin = String.valueOf(file.getParent());
      Path own =
          Path.of(folder.replace("${ORIGIN}", origin).replace("$ORIGIN", origin))
              .resolve(name)
              .normalize();
      if (Files.isRegularFile(own)) {
        return Optional.of(new Found(own, own.toString(), true));
      }
    }
    for (Path folder : folders) {
      Optional<Found> found = in(folder, name);
      if (found.isPresent() && isFor(found.get().file(), user.machine())) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** The library {@code name} for programs of the usual kind. */
  Optional<Found> find(String name) {
    return standard.flatMap(folder -> in(folder, name));
  }

  private Optional<Found> in(Path folder, String name) {
    Path library = folder.resolve(name);
    if (!Files.isRegularFile(library)) {
      return Optional.empty();
    }
    // Where the C library is, the loader looks even if nothing is configured.
    Path place = standard.orElse(folder).resolve(name);
    return Optional.of(new Found(library, place.toString(), false));
  }

  private static boolean isFor(Path library, int machine) throws IOException {
    return ElfFile.read(library).filter(elf -> elf.machine() == machine).isPresent();
  }

  private static void read(Path config, Set<Path> folders, int depth) throws IOException {
    if (!Files.isReadable(config) || depth > DEEPEST_INCLUDE) {
      return;
    }
    for (String line : Files.readAllLines(config)) {
      String text = line.replaceFirst("#.*", "").strip();
      if (text.startsWith("include ")) {
        for (Path included : matching(config, text.substring("include ".length()).strip())) {
          read(included, folders, depth + 1);
        }
      } else if (!text.isEmpty()) {
        folders.add(Path.of(text));
      }
    }
  }

  private static List<Path> matching(Path config, String pattern) throws IOException {
    Path glob = config.resolveSibling(pattern);
    Path folder = glob.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return List.of();
    }
    Set<Path> sorted = new TreeSet<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder, String.valueOf(glob.getFileName()))) {
      files.forEach(sorted::add);
    }
    return new ArrayList<>(sorted);
  }
}
