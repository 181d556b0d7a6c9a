package dockwalk.sandbox;

import dockwalk.linux.FileCalls;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/**
 * Takes the empty files and directories away that were made to mount things on, so that no layer
 * keeps them; what the program has put something into stays (BuildKit, {@code executor/stubs.go}).
 */
final class Stubs {
  private Stubs() {}

  /**
   * Cleans an upper directory whose sandbox has ended.
   *
   * @param made what was made, the outer before the inner
   */
  static void remove(Path upper, List<String> made) throws IOException {
    for (String each : made.reversed()) {
      Path path = upper.resolve(each.substring(1));
      // The program may have put a link in the place of a parent: it leads out of here.
      if (plainParents(upper, path) && isEmpty(path)) {
        Path parent = path.resolveSibling("");
        long modified =
            Files.getLastModifiedTime(parent, LinkOption.NOFOLLOW_LINKS)
                .toInstant()
                .getEpochSecond();
        Files.delete(path);
        FileCalls.setTimes(parent, modified, 0);
      }
    }
  }

  private static boolean plainParents(Path upper, Path path) {
    Path parent = path.getParent();
    while (parent != null && !parent.equals(upper)) {
      if (!Files.isDirectory(parent, LinkOption.NOFOLLOW_LINKS)) {
        return false;
      }
      parent = parent.getParent();
    }
    return true;
  }

  private static boolean isEmpty(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    BasicFileAttributes file =
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (file.isDirectory()) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
        return !entries.iterator().hasNext();
      }
    }
    return file.isRegularFile() && file.size() == 0;
  }
}
