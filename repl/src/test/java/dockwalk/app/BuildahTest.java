package dockwalk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dockwalk.Peer;
import dockwalk.fs.FileTree;
import dockwalk.fs.Metadata;
import dockwalk.fs.Node;
import dockwalk.image.Image;
import dockwalk.image.ImageConfig;
import dockwalk.image.ImageReference;
import dockwalk.image.Platform;
import dockwalk.registry.ArchiveLoader;
import dockwalk.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each Dockerfile of {@code buildah/cases.txt}, built by Dockwalk and by buildah: the files are
 * compared path by path, and the configs field by field. {@code buildah/differences.txt} lists
 * every difference with the rule that explains it; one that is not listed fails the test, and so
 * does a row that is not needed any more.
 */
class BuildahTest {
  private static final String BASE = "localhost/peerbase";

  @TempDir Path folder;
  private CommandLine dockwalk = new CommandLine(Path.of("/"));

  @BeforeEach
  void prepare() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "root");
    Peer.run("buildah", "--version");
    Peer.run("busybox", "true");
    dockwalk = new CommandLine(folder);
    base();
    context();
  }

  private void base() throws Exception {
    dockwalk
        .file("base/passwd", "root:x:0:0::/root:/bin/sh\napp:x:1000:1000::/home/app:/bin/sh\n")
        .file("base/group", "root:x:0:\nstaff:x:50:app\napp:x:1000:\n")
        .file(
            "base/Dockerfile",
            """
            FROM scratch
            COPY busybox /bin/busybox
            COPY passwd group /etc/
            RUN ["/bin/busybox", "--install", "-s", "/bin"]
            RUN mkdir /home /tmp /etc/conf && touch /etc/hosts /etc/resolv.conf
            """);
    Files.copy(Path.of("/bin/busybox"), folder.resolve("base/busybox"));
    build("-t", BASE, "-o", "type=docker,dest=base.tar", "base");
    buildah("pull", "docker-archive:" + folder.resolve("base.tar"));
  }

  private void context() throws Exception {
    dockwalk
        .file("context/a.txt", "a\n")
        .file("context/b.txt", "b\n")
        .file("context/long.txt", "long\n")
        .file("context/with space.txt", "space\n")
        .file("context/noise.log", "ignored\n")
        .file("context/.dockerignore", "*.log\n")
        .file("context/dir/one", "1\n")
        .file("context/dir/sub/two", "2\n")
        .file("context/more/one", "other\n")
        .file("context/more/three", "3\n")
        .file("context/modes/program", "#!/bin/sh\n")
        .file("context/modes/secret", "s\n")
        .file("context/links/a", "A\n");
    Path context = folder.resolve("context");
    Files.createDirectories(context.resolve("dir/empty"));
    mode("modes/program", "rwxr-xr-x");
    mode("modes/secret", "rw-------");
    mode("modes", "rwxr-x---");
    Files.createSymbolicLink(context.resolve("links/to-a"), Path.of("a"));
    Files.createSymbolicLink(context.resolve("links/nowhere"), Path.of("/no/where"));
    Peer.run(
        "tar",
        "--owner=5",
        "--group=6",
        "-cf",
        context.resolve("packed.tar").toString(),
        "-C",
        context.toString(),
        "dir",
        "links");
  }

  private void mode(String path, String permissions) throws IOException {
    Files.setPosixFilePermissions(
        folder.resolve("context").resolve(path), PosixFilePermissions.fromString(permissions));
  }

  @Test
  @Timeout(600)
  void buildsWhatBuildahBuildsButForTheListedDifferences() throws Exception {
    Map<String, String> cases = cases();
    assertThat(cases.size()).isGreaterThanOrEqualTo(40);
    SortedMap<String, String> found = new TreeMap<>();
    for (Map.Entry<String, String> each : cases.entrySet()) {
      compare(each.getKey(), each.getValue(), found);
    }
    SortedSet<String> listed = listed();
    SortedSet<String> used = new TreeSet<>();
    SortedSet<String> unexplained = new TreeSet<>();
    found.forEach(
        (what, sides) -> {
          String everywhere = what.replaceFirst("^[^|]*", "* ");
          if (listed.contains(what)) {
            used.add(what);
          } else if (listed.contains(everywhere)) {
            used.add(everywhere);
          } else {
            unexplained.add(what + ": " + sides);
          }
        });
    assertThat(unexplained).as("differences that no rule explains").isEmpty();
    assertThat(used).as("rows of differences.txt that are needed").isEqualTo(listed);
  }

  private void compare(String name, String dockerfile, Map<String, String> found) throws Exception {
    dockwalk.file("cases/" + name, dockerfile);
    build("-q", "-t", "localhost/" + name, "-f", "cases/" + name, "context");
    Path archive = folder.resolve(name + ".tar");
    buildah(
        "bud",
        "--isolation",
        "chroot",
        "--pull=never",
        "--identity-label=false",
        "--format",
        "docker",
        "-f",
        folder.resolve("cases").resolve(name).toString(),
        "-t",
        "docker-archive:" + archive + ":localhost/peer-" + name + ":latest",
        folder.resolve("context").toString());
    try (Store store = Store.open(dockwalk.home())) {
      new ArchiveLoader(store, Platform.host()).load(archive);
      Image ours = image(store, "localhost/" + name);
      Image theirs = image(store, "localhost/peer-" + name);
      SortedMap<String, String> left = facts(store, ours);
      SortedMap<String, String> right = facts(store, theirs);
      SortedSet<String> all = new TreeSet<>(left.keySet());
      all.addAll(right.keySet());
      for (String fact : all) {
        String one = left.getOrDefault(fact, "absent");
        String other = right.getOrDefault(fact, "absent");
        if (!one.equals(other)) {
          found.put(name + " | " + fact, "dockwalk " + one + ", buildah " + other);
        }
      }
    }
    Files.delete(archive);
  }

  private static Image image(Store store, String name) throws IOException {
    return store.images().find(ImageReference.parse(name)).orElseThrow();
  }

  /** All that is compared of an image: each path with its looks, each field of the config. */
  private static SortedMap<String, String> facts(Store store, Image image) throws IOException {
    SortedMap<String, String> facts = new TreeMap<>();
    FileTree tree = store.layers().tree(image.layers());
    files(store, "", tree.root(), facts);
    ImageConfig config = image.config();
    facts.put("Env", config.env().toString());
    facts.put("Entrypoint", config.entrypoint().orElse(List.of()).toString());
    facts.put("Cmd", config.cmd().orElse(List.of()).toString());
    facts.put("User", config.user());
    facts.put("WorkingDir", config.workingDir().isEmpty() ? "/" : config.workingDir());
    facts.put("Labels", config.labels().toString());
    facts.put("ExposedPorts", config.exposedPorts().toString());
    facts.put("Volumes", config.volumes().toString());
    facts.put("StopSignal", config.stopSignal().toString());
    facts.put("Healthcheck", config.healthcheck().toString());
    facts.put("Shell", config.shell().toString());
    facts.put("OnBuild", config.onBuild().toString());
    facts.put("Author", String.valueOf(image.author()));
    return facts;
  }

  private static void files(
      Store store, String path, Node.Directory directory, Map<String, String> facts)
      throws IOException {
    facts.put(path + "/", looks("directory", directory.metadata()));
    for (Map.Entry<String, Node> entry : directory.children().entrySet()) {
      String below = path + "/" + entry.getKey();
      switch (entry.getValue()) {
        case Node.Directory each -> files(store, below, each, facts);
        case Node.Regular file ->
            facts.put(
                below,
                looks("file", file.metadata())
                    + " "
                    + store.layers().digest((dockwalk.fs.Content.InLayer) file.content()).brief());
        case Node.Symlink link ->
            facts.put(below, looks("link", link.metadata()) + " to " + link.target());
        case Node.Device device -> facts.put(below, looks("device", device.metadata()));
        case Node.Fifo fifo -> facts.put(below, looks("pipe", fifo.metadata()));
      }
    }
  }

  private static String looks(String type, Metadata metadata) {
    return "%s %04o %d:%d".formatted(type, metadata.mode(), metadata.uid(), metadata.gid());
  }

  private void build(String... args) {
    List<String> words = new ArrayList<>(List.of("build"));
    words.addAll(List.of(args));
    CommandLine.Said said = dockwalk.run(words.toArray(String[]::new));
    assertThat(said.code()).as(said.all()).isZero();
  }

  private void buildah(String... args) throws Exception {
    List<String> words = new ArrayList<>(List.of("buildah", "--storage-driver", "vfs"));
    words.addAll(List.of("--root", folder.resolve("root").toString()));
    words.addAll(List.of("--runroot", folder.resolve("runroot").toString()));
    words.addAll(List.of(args));
    Peer.run(words.toArray(String[]::new));
  }

  /** Dockerfiles by name: each follows a line {@code == name}. */
  private static Map<String, String> cases() throws IOException {
    Map<String, String> cases = new LinkedHashMap<>();
    String name = "";
    for (String line : resource("cases.txt").lines().toList()) {
      if (line.startsWith("== ")) {
        name = line.substring(3).strip();
        cases.put(name, "");
      } else {
        cases.merge(name, line + "\n", String::concat);
      }
    }
    return cases;
  }

  /** Rows of the form {@code case | path or field | rule}; {@code *} stands for every case. */
  private static SortedSet<String> listed() throws IOException {
    SortedSet<String> listed = new TreeSet<>();
    for (String line : resource("differences.txt").lines().toList()) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] cells = line.split(" \\| ", 3);
        assertThat(cells).as(line).hasSize(3);
        listed.add(cells[0].strip() + " | " + cells[1].strip());
      }
    }
    return listed;
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = BuildahTest.class.getResourceAsStream("/buildah/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
