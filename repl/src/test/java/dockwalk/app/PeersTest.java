package dockwalk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dockwalk.Peer;
import dockwalk.ThisJvm;
import dockwalk.lessons.Course;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first lesson's image, built as a user builds it, in the hands of other programs. */
class PeersTest {
  private static final String NAME = "lesson:v1";

  /** A line that the program of step 5 printed: with its time, which a cached step has not. */
  private static final String OUTPUT = "#5 \\d+\\.\\d";

  private static final String CMD = "[jwebserver -b 0.0.0.0 -p 8000 -d /site/public]";

  @TempDir static Path shared;
  @TempDir Path temporary;

  @BeforeAll
  static void build() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "root");
    Course.load().lessons().getFirst().unpack(shared.resolve("lesson"));
    String archive = "dest=" + shared.resolve("docker.tar");
    String layout = "dest=" + shared.resolve("oci.tar");
    assertThat(dockwalkBuild("-o", "type=docker," + archive, "-o", "type=oci," + layout))
        .doesNotContain("CACHED");
  }

  @Test
  void skopeoAcceptsBothForms() throws Exception {
    for (String form : List.of("docker-archive:docker.tar", "oci-archive:oci.tar")) {
      String image = form.replace(":", ":" + shared + "/");
      assertThat(Peer.run("skopeo", "inspect", image)).contains("\"Layers\"", "sha256:");
      assertThat(field("{{.Config.ExposedPorts}}", form)).isEqualTo("map[8000/tcp:{}]");
      assertThat(field("{{.Config.Cmd}}", form)).isEqualTo(CMD);
    }
  }

  @Test
  void umociUnpacksTheSite() throws Exception {
    Path layout = temporary.resolve("layout");
    Peer.run("skopeo", "copy", "oci-archive:" + shared.resolve("oci.tar"), "oci:" + layout + ":v1");
    Path bundle = temporary.resolve("bundle");
    Peer.run("umoci", "unpack", "--image", layout + ":v1", bundle.toString());
    Path site = bundle.resolve("rootfs/site/public");
    assertThat(site.resolve("index.html")).content().contains("<h1>The Walking Café</h1>");
    assertThat(site.resolve("menu")).isNotEmptyDirectory();
    assertThat(Files.readString(bundle.resolve("config.json"))).contains("jwebserver");
  }

  @Test
  void buildahServesThePage() throws Exception {
    List<String> buildah = buildah();
    String container =
        Peer.run(with(buildah, "from", "docker-archive:" + shared.resolve("docker.tar")))
            .lines()
            .reduce("", (before, line) -> line);
    List<String> run = new ArrayList<>(buildah);
    run.addAll(List.of("run", "--isolation", "chroot", container, "--"));
    try (Server server = new Server()) {
      run.addAll(command(server.port()));
      assertServes(server, Peer.start(run.toArray(String[]::new)));
    } finally {
      Peer.run(with(buildah, "rm", container));
    }
  }

  @Test
  void servesThePageItself() throws Exception {
    try (Server server = new Server()) {
      List<String> jvm = new ArrayList<>();
      jvm.add(ThisJvm.java());
      jvm.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp"));
      jvm.add(ThisJvm.classPath());
      jvm.addAll(List.of("dockwalk.app.Main", "run", NAME));
      jvm.addAll(command(server.port()));
      ProcessBuilder builder = new ProcessBuilder(jvm).redirectErrorStream(true);
      builder.environment().put("DOCKWALK_HOME", home().toString());
      Process process = builder.start();
      assertServes(server, process);
      List<ProcessHandle> started = process.descendants().toList();
      assertThat(started).as("the container's processes").isNotEmpty();
      process.destroy();
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(started).noneMatch(ProcessHandle::isAlive);
      assertThat(home().resolve("tmp")).isEmptyDirectory();
    }
  }

  @Test
  void whatIsCachedStartsNothingAndUnpacksNothing() throws Exception {
    Path extracted = home().resolve("extracted");
    Path away = Files.move(extracted, shared.resolve("extracted"));
    try {
      long before = faultsOfChildren();
      assertThat(dockwalkBuild()).contains("CACHED").doesNotContainPattern(OUTPUT);
      assertThat(faultsOfChildren()).as("pages touched by ended children").isEqualTo(before);
      assertThat(extracted)
          .satisfiesAnyOf(
              folder -> assertThat(folder).doesNotExist(),
              folder -> assertThat(folder).isEmptyDirectory());
      assertThat(dockwalkBuild("--no-cache")).containsPattern(OUTPUT);
      assertThat(faultsOfChildren()).as("a step does start a child").isGreaterThan(before);
    } finally {
      Peer.run("rm", "-rf", extracted.toString());
      Files.move(away, extracted);
    }
  }

  /** What the lesson's image runs, taken from its own config, with another port. */
  private List<String> command(int port) throws Exception {
    String cmd = field("{{range .Config.Cmd}}{{println .}}{{end}}", "docker-archive:docker.tar");
    return cmd.lines()
        .map(word -> word.equals("8000") ? String.valueOf(port) : word)
        .map(word -> word.equals("0.0.0.0") ? "127.0.0.1" : word)
        .toList();
  }

  private static String field(String format, String form) throws Exception {
    String image = form.replace(":", ":" + shared + "/");
    return Peer.run("skopeo", "inspect", "--config", "--format", format, image).strip();
  }

  private static void assertServes(Server server, Process process) throws Exception {
    server.own(process);
    assertThat(server.page("/")).contains("<h1>The Walking Café</h1>", "style.css");
    assertThat(server.page("/menu/")).contains(".html");
  }

  private List<String> buildah() {
    return List.of(
        "buildah",
        "--root",
        temporary.resolve("root").toString(),
        "--runroot",
        temporary.resolve("runroot").toString(),
        "--storage-driver",
        "vfs");
  }

  private static String[] with(List<String> first, String... more) {
    return Stream.concat(first.stream(), Arrays.stream(more)).toArray(String[]::new);
  }

  /** Builds the lesson in this process; gives the progress that it showed. */
  private static String dockwalkBuild(String... more) throws IOException {
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(shown, true, StandardCharsets.UTF_8);
    Map<String, String> env = Map.of("DOCKWALK_HOME", home().toString());
    Console console =
        new Console(InputStream.nullInputStream(), stream, stream, env, shared, false);
    int code = Main.run(List.of(with(List.of("build", "-t", NAME, "lesson"), more)), console);
    String text = shown.toString(StandardCharsets.UTF_8);
    assertThat(code).as(text).isZero();
    return text;
  }

  private static Path home() {
    return shared.resolve("home");
  }

  /** From proc(5): minor faults of all children that this process has waited for. */
  private static long faultsOfChildren() throws IOException {
    String stat = Files.readString(Path.of("/proc/self/stat"));
    return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[8]);
  }
}
