package dockwalk.sandbox;

import dockwalk.exec.RunSettings;
import dockwalk.fs.Metadata;
import dockwalk.layer.Folders;
import dockwalk.linux.FileCalls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * The folders of one run, gone when it is closed.
 *
 * @param folder holds the others
 * @param hostName as the program sees it
 */
record Workspace(Path folder, String hostName) implements AutoCloseable {
  /** As BuildKit names the host of every RUN. */
  private static final String HOST_NAME = "buildkitsandbox";

  /**
   * Makes them, for a {@code RUN}.
   *
   * @param parent on the filesystem that the changes shall be written to
   */
  static Workspace in(Path parent, RunSettings settings) throws IOException {
    return in(parent, settings.hostName().isEmpty() ? HOST_NAME : settings.hostName());
  }

  /** Makes them, for a program on a host of this name. */
  static Workspace in(Path parent, String hostName) throws IOException {
    Files.createDirectories(parent);
    Workspace made = new Workspace(Files.createTempDirectory(parent, "run-"), hostName);
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

  /** Adds lines to the sandbox's {@code /etc/hosts}: name to address. */
  void addHosts(Map<String, String> hosts) throws IOException {
    StringBuilder lines = new StringBuilder();
    hosts.forEach((name, address) -> lines.append(address).append('\t').append(name).append('\n'));
    Files.writeString(hosts(), lines, StandardOpenOption.APPEND);
  }

  /** Lets the sandbox's {@code /etc/hostname} say the name, as a container's does. */
  void writeHostName() throws IOException {
    Files.createFile(mountPoints().resolve("etc/hostname"));
    Files.writeString(hostNameFile(), hostName + "\n");
    FileCalls.chmod(hostNameFile(), 0644);
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
        "127.0.0.1\tlocalhost %s\n::1\tlocalhost ip6-localhost ip6-loopback\n".formatted(hostName));
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

  /** Where secrets are in memory, for the sandbox's own eyes. */
  Path secrets() {
    return folder.resolve("secrets");
  }

  /** A new empty folder beside the others. */
  Path newFolder() throws IOException {
    return Files.createTempDirectory(folder, "mount-");
  }

  Path resolvConf() {
    return folder.resolve("resolv.conf");
  }

  /** There only if it is to be seen. */
  Path hostNameFile() {
    return folder.resolve("hostname");
  }

  Path hosts() {
    return folder.resolve("hosts");
  }

  @Override
  public void close() throws IOException {
    Folders.delete(folder);
  }
}
