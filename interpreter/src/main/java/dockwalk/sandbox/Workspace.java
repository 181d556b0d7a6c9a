package dockwalk.sandbox;

import dockwalk.fs.Metadata;
import dockwalk.linux.FileCalls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The folders of one run, gone when it is closed.
 *
 * @param folder holds the others
 */
record Workspace(Path folder) implements AutoCloseable {
  static final String HOST_NAME = "buildkitsandbox";

  /** Paths have 4096 bytes, names up to 255: this many levels always fit. */
  private static final int DEEPEST = 10;

  /**
   * Makes them.
   *
   * @param parent on the filesystem that the changes shall be written to
   */
  static Workspace in(Path parent) throws IOException {
    Files.createDirectories(parent);
    Workspace made = new Workspace(Files.createTempDirectory(parent, "run-"));
    boolean done = false;
    try {
      made.fill();
      done = true;
      return made;
    } finally {
      if (!done) {
        made.close();
      }
    }
  }

  /** Gives the sandbox's root directory, which is the upper one's, the looks of the image's. */
  void dressRoot(Metadata metadata, Privileges privileges) throws IOException {
    if (privileges != Privileges.ONE_USER) {
      FileCalls.chown(upper(), metadata.uid(), metadata.gid());
    }
    FileCalls.chmod(upper(), metadata.mode());
  }

  private void fill() throws IOException {
    Files.createDirectory(upper());
    Files.createDirectory(work());
    Files.createDirectory(root());
    for (String each : new String[] {"dev", "proc", "sys", "etc"}) {
      Files.createDirectories(mountPoints().resolve(each));
    }
    for (String each : new String[] {"", "dev", "proc", "sys", "etc"}) {
      FileCalls.chmod(mountPoints().resolve(each), 0755); // whatever this process's umask
    }
    Files.createFile(mountPoints().resolve("etc/resolv.conf"));
    Files.createFile(mountPoints().resolve("etc/hosts"));
    Files.write(resolvConf(), resolvers());
    Files.writeString(
        hosts(),
        "127.0.0.1\tlocalhost %s\n::1\tlocalhost ip6-localhost ip6-loopback\n"
            .formatted(HOST_NAME));
    FileCalls.chmod(resolvConf(), 0644);
    FileCalls.chmod(hosts(), 0644);
  }

  /** This machine's name servers; nothing if it names none. */
  private static byte[] resolvers() throws IOException {
    try {
      return Files.readAllBytes(Path.of("/etc/resolv.conf"));
    } catch (NoSuchFileException none) {
      return "".getBytes(StandardCharsets.UTF_8);
    }
  }

  /** Takes what the program changed. */
  Path upper() {
    return folder.resolve("upper");
  }

  /** For the use of the overlay alone. */
  Path work() {
    return folder.resolve("work");
  }

  /** Where the sandbox's root is mounted, for the sandbox's own eyes. */
  Path root() {
    return folder.resolve("root");
  }

  /**
   * The lowest of all layers: empty folders and files to mount things on, so that they need not be
   * made in the layer of the step.
   */
  Path mountPoints() {
    return folder.resolve("points");
  }

  Path resolvConf() {
    return folder.resolve("resolv.conf");
  }

  Path hosts() {
    return folder.resolve("hosts");
  }

  @Override
  public void close() throws IOException {
    int moved;
    do {
      moved = empty(folder, 0);
    } while (moved > 0);
    Files.deleteIfExists(folder);
  }

  /**
   * Deletes what is in a directory. What lies too deep for a path of the kernel is moved up.
   *
   * @return how many directories were moved up
   */
  private int empty(Path directory, int depth) throws IOException {
    int moved = 0;
    for (Path each : list(directory)) {
      if (!Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
        Files.delete(each);
      } else if (depth == DEEPEST) {
        Path top = Files.createTempDirectory(folder, "deep-");
        Files.move(each, top, StandardCopyOption.REPLACE_EXISTING);
        moved++;
      } else {
        moved += empty(each, depth + 1);
        Files.delete(each);
      }
    }
    return moved;
  }

  private static List<Path> list(Path directory) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      entries.forEach(found::add);
    } catch (NoSuchFileException gone) {
      return List.of(); // the upper directory of a run that became a layer
    }
    return found;
  }
}
