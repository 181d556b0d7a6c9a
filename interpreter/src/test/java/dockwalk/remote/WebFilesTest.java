package dockwalk.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dockwalk.exec.Action.Source;
import dockwalk.exec.Host.WebFile;
import dockwalk.fs.Content;
import dockwalk.fs.Node;
import dockwalk.image.Digest;
import dockwalk.store.RangeInput;
import dockwalk.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dockerfile reference, "Adding files from a URL"; each test has a server of its own. */
class WebFilesTest {
  @TempDir Path folder;
  private HttpServer server;
  private final List<String> asked = new ArrayList<>();
  private volatile String text = "hello";

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    asked.add(exchange.getRequestMethod() + " " + path);
    var headers = exchange.getResponseHeaders();
    try (exchange) {
      switch (path) {
        case "/moved" -> moved(exchange, "/tagged");
        case "/round" -> moved(exchange, "/round");
        case "/astray" -> moved(exchange, "file:///etc/passwd");
        case "/gone" -> exchange.sendResponseHeaders(404, -1);
        case "/cut" -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write(new byte[10]);
        }
        case "/private" -> {
          String who = exchange.getRequestHeaders().getFirst("Authorization");
          body(exchange, String.valueOf(who));
        }
        default -> {
          headers.set("Last-Modified", "Tue, 01 Feb 2022 10:20:30 GMT");
          String etag = "\"" + text.hashCode() + "\"";
          if (path.equals("/tagged")) {
            headers.set("ETag", etag);
          }
          String known = exchange.getRequestHeaders().getFirst("If-None-Match");
          if (etag.equals(known)) {
            exchange.sendResponseHeaders(304, -1);
          } else {
            body(exchange, text);
          }
        }
      }
    }
  }

  private static void moved(HttpExchange exchange, String to) throws IOException {
    exchange.getResponseHeaders().set("Location", to);
    exchange.sendResponseHeaders(302, -1);
  }

  private static void body(HttpExchange exchange, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(200, head ? -1 : bytes.length);
    if (!head) {
      exchange.getResponseBody().write(bytes);
    }
  }

  private Source.Url url(String path) {
    return url("", path, Optional.empty());
  }

  private Source.Url url(String user, String path, Optional<Digest> checksum) {
    String address = "http://%s127.0.0.1:%d%s".formatted(user, server.getAddress().getPort(), path);
    return new Source.Url(address, "name", checksum, false);
  }

  private interface Use {
    void with(WebFiles files) throws Exception;
  }

  /** Each use is a build of its own. */
  private void build(Use use) throws Exception {
    try (Store store = Store.open(folder.resolve("home"))) {
      use.with(new WebFiles(store, Map.of()));
    }
  }

  private static String text(Node.Regular file) throws IOException {
    Content.InFile range = (Content.InFile) file.content();
    try (InputStream in = new RangeInput(range.file(), range.offset(), range.size())) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void aFileIsForItsOwnerAloneAndHasTheTimeOfTheServer() throws Exception {
    build(
        files -> {
          Node.Regular file = files.download(url("/moved"));
          assertThat(text(file)).isEqualTo("hello");
          assertThat(file.metadata().mode()).isEqualTo(0600);
          assertThat(file.metadata().modified()).isEqualTo(1643710830);
          assertThat(files.ask(url("/moved")).digest()).isEqualTo(Digest.of("hello"));
        });
    assertThat(asked).containsExactly("GET /moved", "GET /tagged");
  }

  @Test
  void whatHasAnEtagIsAskedForAndNotDownloadedAgain() throws Exception {
    build(files -> files.ask(url("/tagged")));
    WebFile[] known = new WebFile[1];
    build(files -> known[0] = files.ask(url("/tagged")));
    assertThat(known[0].digest()).isEqualTo(Digest.of("hello"));
    assertThat(known[0].modified().orElseThrow().getEpochSecond()).isEqualTo(1643710830);
    text = "changed";
    build(files -> known[0] = files.ask(url("/tagged")));
    assertThat(known[0].digest()).isEqualTo(Digest.of("changed"));
    assertThat(asked).containsExactly("GET /tagged", "HEAD /tagged", "HEAD /tagged", "GET /tagged");
  }

  @Test
  void whatHasNoneIsDownloadedInEachBuild() throws Exception {
    build(files -> files.ask(url("/plain")));
    build(files -> files.ask(url("/plain")));
    assertThat(asked).containsExactly("GET /plain", "GET /plain");
  }

  @Test
  void aChecksumIsEnoughToKnowTheFile() throws Exception {
    Digest right = Digest.of("hello");
    build(
        files ->
            assertThat(files.ask(url("", "/x", Optional.of(right))).digest()).isEqualTo(right));
    assertThat(asked).isEmpty();
    build(
        files ->
            assertThat(text(files.download(url("", "/x", Optional.of(right))))).isEqualTo("hello"));
    build(
        files ->
            assertThatThrownBy(() -> files.download(url("", "/x", Optional.of(Digest.of("other")))))
                .hasMessageContaining("digest mismatch for http://127.0.0.1")
                .hasMessageContaining(right.toString()));
  }

  @Test
  void aUserIsToldToTheServerAndToNobodyElse() throws Exception {
    build(
        files -> {
          assertThat(text(files.download(url("me:secret@", "/private", Optional.empty()))))
              .isEqualTo("Basic bWU6c2VjcmV0");
          assertThatThrownBy(() -> files.download(url("me:secret@", "/gone", Optional.empty())))
              .hasMessageContaining("invalid response status 404: there is no such file")
              .hasMessageNotContaining("secret");
        });
  }

  @Test
  void saysWhatIsWrong() throws Exception {
    build(
        files -> {
          assertThatThrownBy(() -> files.download(url("/round")))
              .hasMessageContaining("stopped after 10 redirects");
          assertThatThrownBy(() -> files.download(url("/astray")))
              .hasMessageContaining("leads to file:///etc/passwd, which is no web address");
          assertThatThrownBy(() -> files.download(url("/cut"))).isInstanceOf(IOException.class);
          server.stop(0);
          assertThatThrownBy(() -> files.download(url("/x")))
              .hasMessageContaining("failed to load http://127.0.0.1")
              .hasMessageContaining("Connection refused");
          assertThatThrownBy(
                  () ->
                      files.download(
                          new Source.Url("http://no.invalid/x", "x", Optional.empty(), false)))
              .hasMessageContaining("no.invalid");
        });
  }
}
