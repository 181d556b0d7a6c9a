package dockwalk.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockwalk.Peer;
import dockwalk.export.Exporter.NamedImage;
import dockwalk.fs.FileTree;
import dockwalk.fs.Metadata;
import dockwalk.fs.Node;
import dockwalk.image.Digest;
import dockwalk.image.Image;
import dockwalk.image.ImageReference;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExporterTest {
  private static final List<ImageReference> NAMES = List.of(ImageReference.parse("one/two:v1"));

  @TempDir Path temporary;
  private Fixture fixture;
  private Image image;
  private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();

  @BeforeEach
  void image() throws Exception {
    fixture = new Fixture(Files.createDirectory(temporary.resolve("layers")));
    image = fixture.image(Fixture.tree());
    Files.createDirectory(temporary.resolve("out"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"type=oci", "type=oci,compression=uncompressed"})
  void skopeoAndUmociReadAnOciArchive(String spec) throws Exception {
    Path file = export(spec + ",dest=out/x.tar");
    Path layout = temporary.resolve("layout");
    Peer.run("skopeo", "copy", "oci-archive:" + file, "oci:" + layout + ":v1");
    String inspected = Peer.run("skopeo", "inspect", "--config", "oci:" + layout + ":v1");
    assertThat(inspected).contains(image.layers().getFirst().diffId().toString());
    Path bundle = temporary.resolve("bundle");
    Peer.run("umoci", "raw", "unpack", "--image", layout + ":v1", bundle.toString());
    assertUnpacked(bundle);
  }

  @Test
  void skopeoReadsZstd() throws Exception {
    Path file = export("type=oci,compression=zstd,dest=out/x.tar");
    String layer =
        Peer.run("skopeo", "inspect", "--format", "{{index .Layers 0}}", "oci-archive:" + file)
            .strip()
            .replace("sha256:", "blobs/sha256/");
    Peer.run("tar", "-xf", file.toString(), "-C", temporary.toString(), layer);
    Peer.run("zstd", "-dq", temporary.resolve(layer).toString(), "-o", temporary + "/plain");
    assertThat(Digest.of(Files.readAllBytes(temporary.resolve("plain"))))
        .isEqualTo(image.layers().getFirst().diffId());
  }

  @Test
  void skopeoReadsADockerArchive() throws Exception {
    Path file = export("type=docker,dest=out/x.tar");
    assertThat(Peer.run("skopeo", "inspect", "docker-archive:" + file + ":one/two:v1"))
        .contains(image.layers().getFirst().diffId().toString());
    assertThat(Peer.run("skopeo", "inspect", "--config", "docker-archive:" + file))
        .contains(image.layers().getFirst().diffId().toString());
    assertThat(Peer.run("tar", "-xOf", file.toString(), "manifest.json"))
        .contains("\"RepoTags\":[\"one/two:v1\"]");
  }

  @Test
  void skopeoReadsALayout() throws Exception {
    Path folder = export("type=oci,tar=false,dest=out/layout");
    export("type=oci,tar=false,dest=out/layout");
    assertThat(Peer.run("skopeo", "inspect", "--config", "oci:" + folder + ":v1"))
        .contains(image.layers().getFirst().diffId().toString());
  }

  @Test
  void theSameImageGivesTheSameArchive() throws Exception {
    Digest first = Digest.of(Files.readAllBytes(export("type=oci,dest=out/1.tar")));
    assertThat(Digest.of(Files.readAllBytes(export("type=oci,dest=out/2.tar")))).isEqualTo(first);
  }

  @Test
  void savesSeveralImagesInOneArchive() throws Exception {
    Image other = fixture.image(FileTree.empty().put("/o", Fixture.file(0644, 0, 0, "o")));
    exporter(false)
        .save(
            OutputSpec.parse("type=docker,dest=out/x.tar"),
            List.of(
                new NamedImage(image, NAMES),
                new NamedImage(other, List.of(ImageReference.parse("other")))));
    String file = temporary.resolve("out/x.tar").toString();
    assertThat(Peer.run("skopeo", "inspect", "docker-archive:" + file + ":one/two:v1"))
        .contains(image.layers().getFirst().diffId().toString());
    assertThat(Peer.run("skopeo", "inspect", "docker-archive:" + file + ":other:latest"))
        .contains(other.layers().getFirst().diffId().toString());
  }

  @Test
  void writesAllFilesAsOneTar() throws Exception {
    Path file = export("type=tar,dest=out/x.tar");
    Path folder = Files.createDirectory(temporary.resolve("unpacked"));
    Peer.run("tar", "-xpf", file.toString(), "-C", folder.toString(), "--numeric-owner");
    assertUnpacked(folder);
  }

  @Test
  void writesATarToTheStandardOutputButNotToATerminal() throws Exception {
    exporter(false).export(OutputSpec.parse("-"), image, NAMES);
    assertThat(stdout.toByteArray())
        .isEqualTo(Files.readAllBytes(export("type=tar,dest=out/x.tar")));
    assertThatThrownBy(() -> exporter(true).check(OutputSpec.parse("type=oci")))
        .hasMessage("dest file is required for oci exporter. refusing to write to console");
  }

  @Test
  void writesAFolder() throws Exception {
    assertUnpacked(export("out/folder"));
    assertThat(Files.readAttributes(temporary.resolve("out/folder/p"), "*").get("isOther"))
        .isEqualTo(true);
    assertUnpacked(export("out/folder"));
  }

  @Test
  void neverFollowsALinkOutOfTheFolder() throws Exception {
    Path outside = Files.createDirectory(temporary.resolve("outside"));
    Files.writeString(outside.resolve("f"), "mine");
    Path folder = Files.createDirectory(temporary.resolve("out/folder"));
    Files.createSymbolicLink(folder.resolve("d"), outside);
    Files.createSymbolicLink(folder.resolve("s"), outside.resolve("f"));
    Files.createDirectories(folder.resolve("h1/not/empty"));
    export("out/folder");
    assertThat(outside.resolve("f")).hasContent("mine");
    try (Stream<Path> files = Files.list(outside)) {
      assertThat(files).containsExactly(outside.resolve("f"));
    }
    assertUnpacked(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "a/b", "/etc"})
  void refusesNamesThatAreNone(String name) {
    Node.Directory root = FileTree.empty().root();
    Node.Directory bad =
        new Node.Directory(
            root.metadata(), root.children().plus(name, Fixture.file(0644, 0, 0, "x")));
    assertThatThrownBy(
            () -> LocalFolder.write(new FileTree(bad), temporary.resolve("out"), fixture))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is no name of a file");
  }

  @Test
  void aFailedExportLeavesWhatWasThere() throws Exception {
    Path file = temporary.resolve("out/x.tar");
    Files.writeString(file, "before");
    Files.delete(temporary.resolve("layers/" + image.layers().getFirst().diffId().hex()));
    for (String spec : List.of("type=oci", "type=docker", "type=tar")) {
      assertThatThrownBy(() -> export(spec + ",dest=out/x.tar")).isInstanceOf(IOException.class);
    }
    assertThat(file).hasContent("before");
    try (Stream<Path> files = Files.list(temporary.resolve("out"))) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void saysWhatIsInTheWay() throws IOException {
    Files.writeString(temporary.resolve("f"), "");
    assertThatThrownBy(() -> exporter(false).check(OutputSpec.parse("f")))
        .hasMessage("destination directory f is a file");
    assertThatThrownBy(() -> exporter(false).check(OutputSpec.parse("type=oci,dest=out")))
        .hasMessage("destination file out is a directory");
  }

  private void assertUnpacked(Path folder) throws IOException {
    assertThat(folder.resolve("d/f")).hasContent("text");
    assertThat(metadata(folder.resolve("d/f"))).isEqualTo(new Metadata(0640, 5, 6, 1_600_000_000));
    assertThat(metadata(folder.resolve("d"))).isEqualTo(new Metadata(0750, 3, 4, 1_500_000_000));
    assertThat(metadata(folder.resolve("d/l"))).isEqualTo(new Metadata(0777, 7, 8, 1_400_000_000));
    assertThat(Files.readSymbolicLink(folder.resolve("d/l"))).isEqualTo(Path.of("../d/f"));
    assertThat(folder.resolve("d/" + "n".repeat(200))).hasContent("long");
    assertThat(metadata(folder.resolve("tmp")).mode()).isEqualTo(01777);
    assertThat(metadata(folder.resolve("s")).mode()).isEqualTo(04755);
    assertThat(Files.isSameFile(folder.resolve("h1"), folder.resolve("x/h2"))).isTrue();
  }

  private static Metadata metadata(Path file) throws IOException {
    return new Metadata(
        number(file, "unix:mode"),
        number(file, "unix:uid"),
        number(file, "unix:gid"),
        Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant().getEpochSecond());
  }

  private static int number(Path file, String attribute) throws IOException {
    return (int)
        Objects.requireNonNull(Files.getAttribute(file, attribute, LinkOption.NOFOLLOW_LINKS));
  }

  private Path export(String text) throws IOException, InterruptedException {
    OutputSpec spec = OutputSpec.parse(text);
    exporter(false).export(spec, image, NAMES);
    return temporary.resolve(spec.dest().orElseThrow());
  }

  private Exporter exporter(boolean console) {
    return new Exporter(fixture.source(), temporary, stdout, console);
  }
}
