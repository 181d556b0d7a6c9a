package dockwalk.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageJsonTest {
  private static final Digest ONE = Digest.of("one");
  private static final Digest TWO = Digest.of("two");
  private static final Instant TIME = Instant.parse("2023-11-14T22:13:20.5Z");

  @Test
  void writesAnEmptyImage() {
    assertThat(text(Image.scratch(new Platform("linux", "amd64", ""))))
        .isEqualTo(
            "{\"architecture\":\"amd64\",\"config\":{\"Env\":[\"PATH="
                + ImageConfig.DEFAULT_PATH
                + "\"],\"WorkingDir\":\"/\"},\"os\":\"linux\","
                + "\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[]}}");
  }

  @Test
  void writesEveryFieldInDockersOrder() {
    assertThat(text(full()))
        .isEqualTo(
            """
            {"architecture":"arm64","author":"Ada",\
            "config":{"User":"app","ExposedPorts":{"53/udp":{},"80/tcp":{}},\
            "Env":["B=2","A=1=1"],"Entrypoint":["/e"],"Cmd":["a","b"],\
            "Volumes":{"/v":{}},"WorkingDir":"/w","Labels":{"k":"ü \\"q\\""},\
            "StopSignal":"SIGINT","ArgsEscaped":true,\
            "Healthcheck":{"Test":["CMD-SHELL","x"],"Interval":5000000000,"Retries":3},\
            "OnBuild":["RUN x"],"Shell":["/bin/bash","-c"]},\
            "created":"2023-11-14T22:13:20.5Z",\
            "history":[\
            {"created":"2023-11-14T22:13:20.5Z","created_by":"COPY a /a # buildkit",\
            "comment":"buildkit.dockerfile.v0"},\
            {"created":"2023-11-14T22:13:20.5Z","created_by":"ENV A=1","empty_layer":true},\
            {"created":"2023-11-14T22:13:20.5Z","created_by":"RUN x"}],\
            "os":"linux",\
            "rootfs":{"type":"layers","diff_ids":["%s","%s"]},"variant":"v8"}"""
                .formatted(ONE, TWO));
  }

  @Test
  void readsWhatItWrites() throws IOException {
    assertThat(ImageJson.read(in(text(full())), digest -> digest.equals(ONE) ? 10 : 20))
        .isEqualTo(full());
  }

  @Test
  void historyGetsAsManyLinesAsThereAreLayers() throws IOException {
    History surplus = new History(Optional.empty(), "RUN b", "", false);
    Image short_ =
        new Image(
            Platform.host(),
            ImageConfig.blank(),
            Optional.empty(),
            Optional.empty(),
            List.of(new Layer(ONE, 1)),
            List.of(new History(Optional.empty(), "RUN a", "", false), surplus));
    assertThat(reread(short_).history())
        .extracting(History::emptyLayer)
        .containsExactly(false, true);
    Image long_ = short_.withLayer(new Layer(TWO, 1)).withLayer(new Layer(TWO, 1));
    assertThat(reread(long_).history())
        .extracting(History::comment)
        .containsExactly("", "", "buildkit.exporter.image.v0");
  }

  @Test
  void nullIsTheSameAsNothing() throws IOException {
    Image image =
        ImageJson.read(
            in(
                """
                {"architecture":"amd64","os":"linux","created":"0001-01-01T00:00:00Z",
                 "config":{"Cmd":null,"Env":null,"Labels":null,"Volumes":null,"OnBuild":null,
                           "Healthcheck":null,"Hostname":"x","Image":""},
                 "history":null,"rootfs":{"type":"layers","diff_ids":null},"moby":{"x":1}}"""),
            digest -> 0);
    assertThat(image.config()).isEqualTo(ImageConfig.blank());
    assertThat(image.layers()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          []                                                  | is no JSON object
          {"a":                                               | is no valid JSON
          {}                                                  | has no rootfs
          {"rootfs":{"diff_ids":["x"]}}                       | must be "sha256:" and 64 digits
          {"rootfs":{"diff_ids":[1]}}                         | must hold strings only
          {"rootfs":[]}                                       | rootfs must be an object
          {"rootfs":{}}                                       | has no "os"
          {"rootfs":{},"os":"l","architecture":"a","created":"x"} | created is no time: x
          {"rootfs":{},"os":"l","architecture":"a","config":{"Env":"A=1"}} | config.Env must be an array
          """)
  void saysWhatIsWrong(String document, String message) {
    assertThatThrownBy(() -> ImageJson.read(in(document), digest -> 0))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("the image config")
        .hasMessageContaining(message);
  }

  @Test
  void refusesEndlessAndDeepDocuments() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return ' ';
          }
        };
    assertThatThrownBy(() -> ImageJson.read(endless, digest -> 0))
        .isInstanceOf(IOException.class)
        .hasMessage("the image config is longer than 8 MiB");
    assertThatThrownBy(() -> ImageJson.read(in("[".repeat(1 << 20)), digest -> 0))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is no valid JSON");
  }

  private static Image full() {
    ImageConfig config =
        ImageConfig.blank()
            .with(
                draft -> {
                  draft.env = draft.env.plus("B", "2");
                  draft.env = draft.env.plus("A", "1=1");
                  draft.entrypoint = Optional.of(List.of("/e"));
                  draft.cmd = Optional.of(List.of("a", "b"));
                  draft.argsEscaped = true;
                  draft.user = "app";
                  draft.workingDir = "/w";
                  draft.labels = draft.labels.plus("k", "ü \"q\"");
                  draft.exposedPorts = draft.exposedPorts.plusAll(List.of("80/tcp", "53/udp"));
                  draft.volumes = draft.volumes.plus("/v");
                  draft.stopSignal = Optional.of("SIGINT");
                  draft.healthcheck =
                      Optional.of(
                          new Healthcheck(
                              List.of("CMD-SHELL", "x"),
                              Duration.ofSeconds(5),
                              Duration.ZERO,
                              Duration.ZERO,
                              Duration.ZERO,
                              3));
                  draft.shell = Optional.of(List.of("/bin/bash", "-c"));
                  draft.onBuild = draft.onBuild.plus("RUN x");
                });
    return new Image(
        new Platform("linux", "arm64", "v8"),
        config,
        Optional.of("Ada"),
        Optional.of(TIME),
        List.of(new Layer(ONE, 10), new Layer(TWO, 20)),
        List.of(
            new History(Optional.of(TIME), "COPY a /a # buildkit", History.DOCKERFILE, false),
            new History(Optional.of(TIME), "ENV A=1", "", true),
            new History(Optional.of(TIME), "RUN x", "", false)));
  }

  private static Image reread(Image image) throws IOException {
    return ImageJson.read(in(text(image)), digest -> 1);
  }

  private static String text(Image image) {
    return new String(ImageJson.write(image), UTF_8);
  }

  private static InputStream in(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }
}
