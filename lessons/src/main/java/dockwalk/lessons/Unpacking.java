package dockwalk.lessons;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes a lesson's files into a folder of the user's. */
final class Unpacking {
  private final Lesson lesson;
  private final Path folder;
  private final List<String> written = new ArrayList<>();
  private final List<String> kept = new ArrayList<>();

  Unpacking(Lesson lesson, Path folder) {
    this.lesson = lesson;
    this.folder = folder;
  }

  Unpacked run() throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new NotDirectoryException(folder + " is a file, and the lesson needs a folder");
    }
    Files.createDirectories(folder);
    for (String file : lesson.files()) {
      place(file);
    }
    return new Unpacked(folder, written, kept);
  }

  private void place(String file) throws IOException {
    byte[] content = lesson.read(file);
    Path target = folder;
    for (Path name : Path.of(file)) {
      if (!target.equals(folder)) {
        makeFolder(target);
      }
      target = target.resolve(name);
    }
    if (Files.isRegularFile(target, NOFOLLOW_LINKS)) {
      if (!same(target, content)) {
        kept.add(file);
      }
    } else if (Files.exists(target, NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(
          target + " is not a plain file; move it away, or choose another folder");
    } else {
      write(target, content);
      written.add(file);
    }
  }

  /** A link is refused, so that nothing is ever written outside the folder. */
  private static void makeFolder(Path path) throws IOException {
    if (Files.isDirectory(path, NOFOLLOW_LINKS)) {
      return;
    }
    if (Files.exists(path, NOFOLLOW_LINKS)) {
      throw new NotDirectoryException(
          path + " is not a folder; move it away, or choose another folder for the lesson");
    }
    Files.createDirectory(path);
  }

  private static boolean same(Path file, byte[] content) throws IOException {
    return Files.size(file) == content.length && Arrays.equals(Files.readAllBytes(file), content);
  }

  /** Writes beside, then renames: half a file never has the lesson's name. */
  private static void write(Path target, byte[] content) throws IOException {
    Path beside = target.resolveSibling(target.getFileName() + ".part");
    Files.deleteIfExists(beside);
    try {
      Files.write(beside, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      Files.move(beside, target);
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
