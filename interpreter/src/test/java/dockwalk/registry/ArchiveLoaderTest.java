package dockwalk.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockwalk.Peer;
import dockwalk.fs.FileTree;
import dockwalk.image.Digest;
import dockwalk.image.Image;
import dockwalk.image.ImageReference;
import dockwalk.image.Platform;
import dockwalk.registry.ArchiveLoader.Loaded;
import dockwalk.store.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveLoaderTest {
  private static final String LAYER_NAME = "l".repeat(120) + "/layer.tar";

  @TempDir Path temporary;
  private Store store;
  private byte[] layer;
  private Digest diffId;

  @BeforeEach
  void open() throws IOException {
    store = Store.open(temporary.resolve("store"));
    layer = new TarText().file("etc/motd", "hello").bytes();
    diffId = Digest.of(layer);
  }

  @AfterEach
  void close() throws IOException {
    store.close();
  }

  @Test
  void loadsWhatDockerSaves() throws Exception {
    Path file = docker(config(diffId), layer).write(temporary.resolve("x.tar"));
    assertThat(load(file))
        .containsExactly(
            new Loaded(
                Digest.of(config(diffId)),
                List.of(ImageReference.parse("one:v1"), ImageReference.parse("two"))));
    assertLoaded("one:v1");
    assertLoaded("two");
  }

  @Test
  void followsTheLinksOfOldArchives() throws Exception {
    TarText tar =
        new TarText()
            .link("b/layer.tar", "../a/layer.tar")
            .file("a/layer.tar", layer)
            .file("config.json", config(diffId))
            .file("manifest.json", manifest("b/layer.tar"));
    load(tar.write(temporary.resolve("x.tar")));
    assertLoaded("one:v1");
  }

  @ParameterizedTest
  @CsvSource({"gzip,-n", "bzip2,-z", "xz,-z", "zstd,-q"})
  void unpacksACompressedArchiveWithCompressedLayers(String program, String option)
      throws Exception {
    ByteArrayOutputStream gzip = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(gzip)) {
      out.write(layer);
    }
    Path file = docker(config(diffId), gzip.toByteArray()).write(temporary.resolve("x.tar"));
    Peer.run(program, option, file.toString());
    try (Stream<Path> files = Files.list(temporary)) {
      Path packed =
          files
              .filter(f -> f.getFileName().toString().startsWith("x.tar."))
              .findFirst()
              .orElseThrow();
      load(packed);
    }
    assertLoaded("one:v1");
  }

  @Test
  void loadsWhatSkopeoWrites() throws Exception {
    Path docker = docker(config(diffId), layer).write(temporary.resolve("x.tar"));
    Path oci = temporary.resolve("oci.tar");
    Peer.run(
        "skopeo",
        "copy",
        "docker-archive:" + docker + ":one:v1",
        "oci-archive:" + oci + ":three:v3");
    load(oci);
    assertLoaded("three:v3");
    Path again = temporary.resolve("again.tar");
    Peer.run("skopeo", "copy", "oci-archive:" + oci, "docker-archive:" + again + ":four:v4");
    load(again);
    assertLoaded("four:v4");
  }

  @Test
  void takesTheImageOfItsPlatformFromAnIndex() throws Exception {
    OciText oci = new OciText();
    String manifest = oci.manifest(oci.blob(config(diffId)), layer);
    String index =
        oci.blob(
            ("{\"schemaVersion\":2,\"manifests\":["
                + oci.descriptor(MANIFEST, manifest, "linux", "amd64")
                + ","
                + oci.descriptor(MANIFEST, "{}", "linux", "s390x")
                + ","
                + oci.descriptor(MANIFEST, "{}", "unknown", "unknown")
                + "]}"));
    load(oci.tar(index, "application/vnd.oci.image.index.v1+json").write(temporary.resolve("x")));
    assertLoaded("five:v5");
  }

  private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";

  /** Files of an OCI layout. */
  private static final class OciText {
    private final TarText tar = new TarText();

    String blob(String text) {
      tar.file("blobs/sha256/" + Digest.of(text).hex(), text);
      return text;
    }

    String manifest(String config, byte[] layer) {
      tar.file("blobs/sha256/" + Digest.of(layer).hex(), layer);
      return blob(
          """
          {"schemaVersion":2,"config":{"mediaType":"application/vnd.oci.image.config.v1+json",
           "digest":"%s","size":%d},
           "layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar","digest":"%s",
           "size":%d}]}"""
              .formatted(Digest.of(config), config.length(), Digest.of(layer), layer.length));
    }

    String descriptor(String type, String text, String os, String architecture) {
      return """
          {"mediaType":"%s","digest":"%s","size":%d,"platform":{"os":"%s","architecture":"%s"}}"""
          .formatted(type, Digest.of(text), text.length(), os, architecture);
    }

    TarText tar(String image, String type) {
      return tar.file("oci-layout", "{\"imageLayoutVersion\":\"1.0.0\"}")
          .file(
              "index.json",
              """
              {"schemaVersion":2,"manifests":[{"mediaType":"%s","digest":"%s","size":%d,
               "annotations":{"io.containerd.image.name":"docker.io/library/five:v5"}}]}"""
                  .formatted(type, Digest.of(image), image.length()));
    }
  }

  @Test
  void refusesBlobsWithWrongDigests() throws Exception {
    OciText oci = new OciText();
    String manifest = oci.manifest(oci.blob(config(diffId)), layer);
    for (String victim :
        List.of(Digest.of(manifest).hex(), Digest.of(config(diffId)).hex(), diffId.hex())) {
      TarText tar = oci.tar(manifest, MANIFEST);
      byte[] good = tar.bytes();
      tar.file("blobs/sha256/" + victim, "x".repeat(layer.length));
      assertThatThrownBy(() -> load(tar.write(temporary.resolve("bad.tar"))))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("has another digest");
      assertThat(store.tags().all()).isEmpty();
      byte[] original = victim.equals(diffId.hex()) ? layer : text(victim, manifest);
      tar.file("blobs/sha256/" + victim, original);
      assertThat(tar.bytes()).isEqualTo(good);
    }
  }

  private byte[] text(String digest, String manifest) {
    String text = Digest.of(manifest).hex().equals(digest) ? manifest : config(diffId);
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  @Test
  void refusesALayerThatIsNotTheOneNamed() throws IOException {
    Path file = docker(config(Digest.of("other")), layer).write(temporary.resolve("x.tar"));
    assertThatThrownBy(() -> load(file))
        .hasMessageStartingWith("cannot load " + file)
        .hasMessageContaining("but the image config says " + Digest.of("other"));
    assertThat(store.tags().all()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../etc/passwd", "/../x", "a/../../b"})
  void refusesALayerThatLeavesTheRoot(String name) throws IOException {
    byte[] bad = new TarText().file(name, "x").bytes();
    Path file = docker(config(Digest.of(bad)), bad).write(temporary.resolve("x.tar"));
    assertThatThrownBy(() -> load(file)).hasMessageContaining("leaves the root");
    assertThat(store.tags().all()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          []                                             | manifest.json | no image
          {}                                             | manifest.json | is no JSON array
          [{"RepoTags":["A:b"],"Config":"config.json"}]  | manifest.json | must be lowercase
          [{"Layers":[]}]                                | manifest.json | has no "Config"
          [{"Config":"nothing.json","Layers":[]}]        | manifest.json | has no file nothing.json
          [{"Config":"config.json","Layers":[]}]         | manifest.json | names 1 layers
          [{"Config":"config.json","Layers":["../x"]}]   | manifest.json | has no file ../x
          {"manifests":[]}                               | index.json    | names no image
          {}                                             | other.json    | `docker save`
          """)
  void saysWhatIsWrong(String document, String name, String message) throws IOException {
    TarText tar = new TarText().file("config.json", config(diffId)).file(name, document);
    Path file = tar.write(temporary.resolve("x.tar"));
    assertThatThrownBy(() -> load(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plain text", "{\"json\": true}"})
  void refusesWhatIsNoTar(String text) throws IOException {
    Path file = Files.writeString(temporary.resolve("x"), text.repeat(100));
    assertThatThrownBy(() -> load(file))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("cannot load " + file + ": it is no tar archive");
  }

  @Test
  void anyDamageIsAnIoException() throws Exception {
    byte[] good = docker(config(diffId), layer).bytes();
    Random random = new Random(42);
    for (int i = 0; i < 500; i++) {
      byte[] bad = good.clone();
      for (int j = 0; j < 3; j++) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      }
      int length = random.nextInt(4) == 0 ? random.nextInt(bad.length) : bad.length;
      Path file = Files.write(temporary.resolve("x"), Arrays.copyOf(bad, length));
      try {
        load(file);
      } catch (IOException expected) {
        assertThat(expected).hasMessageStartingWith("cannot load");
      }
    }
    try (Stream<Path> left = Files.walk(temporary.resolve("store/tmp"))) {
      assertThat(left.filter(Files::isRegularFile)).allMatch(f -> f.endsWith("alive"));
    }
  }

  @Test
  void saysThatAnArchiveIsCutOff() throws Exception {
    ByteArrayOutputStream gzip = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(gzip)) {
      out.write(docker(config(diffId), layer).bytes());
    }
    Path file = temporary.resolve("x.tar.gz");
    Files.write(file, Arrays.copyOf(gzip.toByteArray(), gzip.size() / 2));
    assertThatThrownBy(() -> load(file))
        .isInstanceOf(IOException.class)
        .hasMessage("cannot load " + file + ": it is cut off");
  }

  private List<Loaded> load(Path file) throws IOException, InterruptedException {
    return new ArchiveLoader(store, new Platform("linux", "amd64", "")).load(file);
  }

  private void assertLoaded(String name) throws IOException {
    Image image = store.images().find(ImageReference.parse(name)).orElseThrow();
    assertThat(image.config().cmd()).contains(List.of("sh"));
    assertThat(store.layers().tree(image.layers()).lookup("/etc/motd", FileTree.Links.FOLLOW))
        .isPresent();
  }

  private static TarText docker(String config, byte[] layer) {
    return new TarText()
        .file(LAYER_NAME, layer)
        .file("config.json", config)
        .file("manifest.json", manifest(LAYER_NAME));
  }

  private static String manifest(String layer) {
    return "[{\"Config\":\"config.json\",\"RepoTags\":[\"one:v1\",\"two\"],\"Layers\":[\""
        + layer
        + "\"]}]";
  }

  private static String config(Digest diffId) {
    return """
        {"architecture":"amd64","os":"linux","config":{"Cmd":["sh"]},
         "rootfs":{"type":"layers","diff_ids":["%s"]}}"""
        .formatted(diffId);
  }
}
