package dockwalk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dockwalk.fs.FileTree;
import dockwalk.fs.FileTree.Links;
import dockwalk.fs.Node;
import dockwalk.image.Layer;
import dockwalk.layer.Extraction;
import dockwalk.layer.LayerIndex;
import dockwalk.sandbox.BusyboxBase.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a run's changes is in its layer. */
class LayerOfARunTest extends OnBusybox {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "true | ''",
        "touch /data/a /data/b | DIRECTORY data, FILE data/a, FILE data/b",
        "rm /data/old | DIRECTORY data, WHITEOUT data/old",
        "rm -r /data/sub | DIRECTORY data, WHITEOUT data/sub",
        "rm -r /data/sub; mkdir /data/sub; echo z > /data/sub/z | DIRECTORY data, DIRECTORY"
            + " data/sub, WHITEOUT data/sub/x, WHITEOUT data/sub/y, FILE data/sub/z",
        "rm -r /data/sub; echo f > /data/sub | DIRECTORY data, FILE data/sub",
        "rm -r /data; mkdir -p /data/sub/z | DIRECTORY data, WHITEOUT data/keep, WHITEOUT data/old,"
            + " DIRECTORY data/sub, WHITEOUT data/sub/x, WHITEOUT data/sub/y, DIRECTORY data/sub/z",
        "rm /data/old; mkdir /data/old | DIRECTORY data, DIRECTORY data/old",
        "echo x > /data/new; ln /data/new /data/again | DIRECTORY data, FILE data/again, HARD_LINK"
            + " data/new",
        "ln /data/old /data/z | DIRECTORY data, FILE data/old, HARD_LINK data/z",
        "chmod 600 /data/old | DIRECTORY data, FILE data/old",
        "chown app /data/sub | DIRECTORY data, DIRECTORY data/sub",
        "echo old > /data/old; touch -d @1000000000 /data/old | ''",
        "echo new > /data/old; touch -d @1000000000 /data/old | DIRECTORY data, FILE data/old",
        "chmod 600 /data/old; chmod 644 /data/old | ''",
        "touch /data/temp; rm /data/temp | ''",
        "mkdir /data/d; rmdir /data/d; mkfifo /data/p | DIRECTORY data, FIFO data/p",
        "ln -s x /data/l; mknod /data/n c 1 3 | DIRECTORY data, SYMLINK data/l, CHARACTER_DEVICE"
            + " data/n",
        "mv /data/sub /data/moved | DIRECTORY data, DIRECTORY data/moved, FILE data/moved/x, FILE"
            + " data/moved/y, WHITEOUT data/sub",
        "touch /dev/x /proc/x /sys/x; echo x > /etc/hosts; echo x > /etc/resolv.conf | ''",
        "echo x > /etc/new | DIRECTORY etc, FILE etc/new",
      })
  void entries(String script, String entries) throws Exception {
    Result result = base.sh(script + "; true");
    assertThat(String.join(", ", base.entries(result.layers()))).isEqualTo(entries);
    assertThat(inside(result.layers())).isEqualTo(inside(base.tree(result.layers())));
    assertThat(folder(adopted(result))).isEqualTo(folder(unpacked(result)));
  }

  /** What a next run sees, as lines of path and type. */
  private List<String> inside(List<Layer> layers) throws Exception {
    return base.sh(layers, "for d in /data /etc /home; do ls -dR $d; ls -RA1 $d; done")
        .out()
        .lines()
        .filter(line -> !line.equals("hosts") && !line.equals("resolv.conf"))
        .toList();
  }

  /** The same from a tree. */
  private static List<String> inside(FileTree tree) {
    java.util.ArrayList<String> lines = new java.util.ArrayList<>();
    for (String folder : List.of("/data", "/etc", "/home")) {
      lines.add(folder);
      Node.Directory directory = (Node.Directory) tree.lookup(folder, Links.NOFOLLOW).orElseThrow();
      list(folder, directory, lines, true);
    }
    return lines;
  }

  private static void list(
      String path, Node.Directory directory, List<String> lines, boolean first) {
    if (!first) {
      lines.add("");
    }
    lines.add(path + ":");
    lines.addAll(directory.children().keySet());
    directory
        .children()
        .forEach(
            (name, node) -> {
              if (node instanceof Node.Directory inner) {
                list(path + "/" + name, inner, lines, false);
              }
            });
  }

  private Path adopted(Result result) throws IOException {
    return base.folders.lower(result.layers()).getFirst();
  }

  private Path unpacked(Result result) throws IOException {
    Layer layer = result.layers().getLast();
    Path folder = Files.createDirectory(home.resolve("unpacked"));
    Path tar = base.store.blobs().path(layer.diffId());
    Extraction.unpack(tar, LayerIndex.scan(tar), folder, false);
    return folder;
  }

  /** A folder as lines of what can be seen of its files, without times below a second. */
  private static List<String> folder(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> !file.equals(folder))
          .sorted()
          .map(file -> folder.relativize(file) + " " + look(file))
          .toList();
    }
  }

  private static String look(Path file) {
    try {
      UpperFile seen = UpperFile.read(file);
      boolean whiteout = seen.kind() == UpperFile.Kind.WHITEOUT;
      String text =
          Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Files.readString(file) : "";
      return seen.kind()
          + (whiteout
              ? ""
              : " " + seen.metadata() + " " + seen.device() + seen.opaque(Privileges.ROOT) + text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void twoEmptyLayersAreOneFolder() throws Exception {
    Result first = base.sh("true");
    Result second = base.sh(first.layers(), "true");
    assertThat(second.layers().get(1)).isEqualTo(second.layers().get(2));
    assertThat(base.sh(second.layers(), "cat /data/keep").out()).isEqualTo("kept\n");
  }

  @Test
  void ownersModesAndTimesAreKept() throws Exception {
    Result result =
        base.sh(
            "echo x > /data/new; chown 12:34 /data/new; chmod 4711 /data/new;"
                + " touch -d @1234567890 /data/new");
    assertThat(base.tree(result.layers()).lookup("/data/new", Links.NOFOLLOW))
        .map(Node::metadata)
        .hasValueSatisfying(
            metadata -> {
              assertThat(metadata.uid()).isEqualTo(12);
              assertThat(metadata.gid()).isEqualTo(34);
              assertThat(metadata.mode()).isEqualTo(04711);
              assertThat(metadata.modified()).isEqualTo(1234567890);
            });
  }
}
