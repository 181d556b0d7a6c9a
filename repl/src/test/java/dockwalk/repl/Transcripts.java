package dockwalk.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dockwalk.repl.command.Narration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The transcripts of sessions that are kept; {@code -Dgolden.update=true} writes them anew. */
final class Transcripts {
  /** Two stages, the second takes a file from the first. */
  static final String TWO_STAGES =
      """
      ARG TAG=1
      FROM dockwalk/base:$TAG AS build
      WORKDIR /app
      COPY a.txt ./
      RUN touch /app/built

      FROM scratch
      ENV MODE=fast
      COPY --from=build /app/built /site/
      CMD ["/site/built"]
      """;

  private Transcripts() {}

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("ARCHITECTURE.md"))) {
      folder = Objects.requireNonNull(folder.getParent());
    }
    return folder;
  }

  /** A host whose context has one file, with a tab and an escape code in it. */
  static MemoryHost host() {
    return new MemoryHost().with("/a.txt", "one\ttwo\n\u001B[31mred\n");
  }

  /** Compares a session on such a host, without a narrator, with its transcript. */
  static void check(String name, String dockerfile, String commands)
      throws IOException, InterruptedException {
    check(host(), name, dockerfile, commands);
  }

  /** The same on a host that may know steps already. */
  static void check(MemoryHost host, String name, String dockerfile, String commands)
      throws IOException, InterruptedException {
    check(name, Sessions.transcript(host, dockerfile, Narration.silent(), commands));
  }

  /** Compares what a session printed with what it printed when somebody looked at it. */
  static void check(String name, String actual) throws IOException {
    Path file = root().resolve("repl/src/test/resources/transcripts").resolve(name);
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.writeString(file, actual);
    }
    assertThat(file).exists();
    assertThat(actual).isEqualTo(Files.readString(file));
  }
}
