package dockwalk.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ManifestTest {
  private static final Descriptor CONFIG =
      new Descriptor(MediaType.OCI_CONFIG, Digest.of("config"), 7);
  private static final Descriptor LAYER =
      new Descriptor(MediaType.OCI_LAYER_GZIP, Digest.of("layer"), 9);

  @Test
  void writesAsGoDoes() {
    assertThat(new String(new Manifest(CONFIG, List.of(LAYER)).write(), UTF_8))
        .isEqualTo(
            """
            {
              "schemaVersion": 2,
              "mediaType": "application/vnd.oci.image.manifest.v1+json",
              "config": {
                "mediaType": "application/vnd.oci.image.config.v1+json",
                "digest": "%s",
                "size": 7
              },
              "layers": [
                {
                  "mediaType": "application/vnd.oci.image.layer.v1.tar+gzip",
                  "digest": "%s",
                  "size": 9
                }
              ]
            }"""
                .formatted(CONFIG.digest(), LAYER.digest()));
  }

  @Test
  void readsWhatItWrites() throws IOException {
    Manifest manifest = new Manifest(CONFIG, List.of(LAYER, LAYER));
    assertThat(Manifest.read(new ByteArrayInputStream(manifest.write()))).isEqualTo(manifest);
    ImageIndex index =
        new ImageIndex(
            List.of(
                Descriptor.of(MediaType.OCI_MANIFEST, manifest.write())
                    .annotated(new TreeMap<>(Map.of("a", "b")))
                    .forPlatform(new Platform("linux", "arm64", "v8")),
                CONFIG));
    assertThat(ImageIndex.read(new ByteArrayInputStream(index.write()))).isEqualTo(index);
  }

  @Test
  void readsDockersManifest() throws IOException {
    String text =
        """
        {"schemaVersion":2,"mediaType":"application/vnd.docker.distribution.manifest.v2+json",
         "config":{"mediaType":"application/vnd.docker.container.image.v1+json","size":1,
                   "digest":"%s"},"layers":[]}"""
            .formatted(CONFIG.digest());
    assertThat(read(text).config().digest()).isEqualTo(CONFIG.digest());
  }

  @Test
  void saysWhatIsWrong() {
    assertThatThrownBy(() -> read("{\"schemaVersion\":1}"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("must have schemaVersion 2");
    assertThatThrownBy(() -> read("{\"schemaVersion\":2}"))
        .isInstanceOf(IOException.class)
        .hasMessage("the manifest has no config");
    assertThatThrownBy(
            () -> read("{\"schemaVersion\":2,\"config\":{\"digest\":\"sha512:00\",\"size\":1}}"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the manifest.config.digest must be \"sha256:\"");
  }

  private static Manifest read(String text) throws IOException {
    return Manifest.read(new ByteArrayInputStream(text.getBytes(UTF_8)));
  }
}
