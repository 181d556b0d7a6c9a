package dockwalk.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the caller lends to the programs of a build: secrets and SSH agents, by name. They are read
 * when a program needs them, and written to no disk.
 */
public record Forwarding(Map<String, Secret> secrets, Map<String, Agent> agents) {
  /** Nothing lent. */
  public static final Forwarding NONE = new Forwarding(Map.of(), Map.of());

  /** As BuildKit's, in bytes ({@code session/secrets}, MaxSecretSize). */
  private static final int LARGEST = 500 * 1024;

  public Forwarding {
    secrets = Map.copyOf(secrets);
    agents = Map.copyOf(agents);
  }

  /** What answers for a name of {@code --ssh}. */
  public sealed interface Agent {
    /** The socket of an agent that runs: absolute path. */
    record Socket(Path path) implements Agent {}

    /** Files with private keys: absolute paths. */
    record Keys(List<Path> files) implements Agent {
      public Keys {
        files = List.copyOf(files);
      }
    }
  }

  /** Where a secret is. */
  public sealed interface Secret {
    /** In a file: absolute path. */
    record File(Path path) implements Secret {}

    /** In a variable of this process. */
    record Value(String text) implements Secret {
      @Override
      public String toString() {
        return "Value[…]";
      }
    }
  }

  /**
   * The bytes of a secret.
   *
   * @return absent if the caller lent none of this name
   * @throws IOException if it cannot be read, or has more than 500 KiB
   */
  Optional<byte[]> secret(String id) throws IOException {
    Secret secret = secrets.get(id);
    if (secret == null) {
      return Optional.empty();
    }
    byte[] bytes =
        switch (secret) {
          case Secret.Value(String text) -> text.getBytes(StandardCharsets.UTF_8);
          case Secret.File(Path path) -> read(path);
        };
    if (bytes.length > LARGEST) {
      throw new IOException("secret " + id + " is too big: at most 500 KiB are lent");
    }
    return Optional.of(bytes);
  }

  /**
   * When the file of a secret was written: tells that it changed, and nothing of what it holds.
   * Empty for a variable, of which nothing is known but its value.
   */
  public String traceOf(String id) {
    if (!(secrets.get(id) instanceof Secret.File(Path path))) {
      return "";
    }
    try {
      Map<String, Object> times = Files.readAttributes(path, "unix:lastModifiedTime,ctime");
      return "file written %s, %s".formatted(times.get("lastModifiedTime"), times.get("ctime"));
    } catch (IOException unreadable) {
      return ""; // the run itself will say what is wrong with it
    } catch (UnsupportedOperationException notUnix) {
      return ""; // dry runs ask as well, also where nothing can run and files have no ctime
    }
  }

  private static byte[] read(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(LARGEST + 1);
    }
  }
}
