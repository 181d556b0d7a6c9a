package dockwalk.layer;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Folders of this machine. */
public final class Folders {
  /** Paths have 4096 bytes, names up to 255: this many levels always fit. */
  private static final int DEEPEST = 10;

  private Folders() {}

  /** Deletes {@code path} and all below it, if it is there; links are not followed. */
  public static void delete(Path path) throws IOException {
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      int moved;
      do {
        moved = empty(path, 0, path);
      } while (moved > 0);
    }
    Files.deleteIfExists(path);
  }

  /**
   * Deletes what is in a directory. What lies too deep for a path of the kernel is moved to {@code
   * top}.
   *
   * @return how many directories were moved
   */
  private static int empty(Path directory, int depth, Path top) throws IOException {
    int moved = 0;
    for (Path each : list(directory)) {
      if (!Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
        Files.deleteIfExists(each);
      } else if (depth == DEEPEST) {
        Path place = Files.createTempDirectory(top, "deep-");
        Files.move(each, place, StandardCopyOption.REPLACE_EXISTING);
        moved++;
      } else {
        moved += empty(each, depth + 1, top);
        Files.deleteIfExists(each);
      }
    }
    return moved;
  }

  /** Listed before anything is deleted, so that few files are open at once. */
  private static List<Path> list(Path directory) throws IOException {
    if (!Files.isWritable(directory)) {
      directory.toFile().setWritable(true);
    }
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      entries.forEach(found::add);
    } catch (NoSuchFileException gone) {
      return List.of(); // somebody else deletes the same
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return found;
  }
}
