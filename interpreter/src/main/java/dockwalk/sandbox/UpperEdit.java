package dockwalk.sandbox;

import dockwalk.fs.Metadata;
import dockwalk.linux.FileCalls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Makes an upper directory say exactly what the layer made of it says, and nothing that depends on
 * the layers below: then it can stand for that layer on top of any others.
 */
final class UpperEdit {
  private final Privileges privileges;
  private final Set<Path> touched = new HashSet<>();

  UpperEdit(Privileges privileges) {
    this.privileges = privileges;
  }

  /** Takes a file, or an empty directory, away. */
  void remove(Path path) throws IOException {
    Files.delete(path);
    touch(path);
  }

  /** Puts the mark that deletes what is below. */
  void whiteout(Path path) throws IOException {
    FileCalls.makeNode(path, FileCalls.S_IFCHR, 0, 0);
    touch(path);
  }

  /** Takes the mark away that hides all that is below. */
  void showThrough(Path directory) throws IOException {
    FileCalls.removeAttribute(directory, privileges.opaqueMark());
  }

  /** Gives a directory the time back that it had before all this. */
  void finish(Path directory, Metadata metadata) throws IOException {
    if (touched.remove(directory)) {
      FileCalls.setTimes(directory, metadata.modified(), 0);
    }
  }

  private void touch(Path path) {
    Path parent = path.getParent();
    if (parent != null) {
      touched.add(parent);
    }
  }
}
