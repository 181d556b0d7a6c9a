package dockwalk.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A web server in a process of a test's: asked for pages, and ended with all its children. */
final class Server implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;
  private final int port;
  private @Nullable Process process;

  /** Finds a port that is free now. */
  Server() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
  }

  int port() {
    return port;
  }

  void own(Process started) {
    process = started;
  }

  /** The page at {@code path}; waits until the server listens. */
  String page(String path) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (true) {
      try {
        URLConnection connection =
            URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
        connection.setReadTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        try (InputStream in = connection.getInputStream()) {
          return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
      } catch (ConnectException e) {
        assertThat(System.nanoTime()).as("it listens by now").isLessThan(end);
        if (process != null && !process.isAlive()) {
          throw new AssertionError(
              new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8), e);
        }
        Thread.sleep(50);
      }
    }
  }

  @Override
  public void close() {
    if (process != null) {
      for (ProcessHandle one :
          Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList()) {
        one.destroyForcibly();
      }
      process.onExit().join();
    }
  }
}
