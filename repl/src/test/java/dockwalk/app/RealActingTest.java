package dockwalk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a session does beside walking, with real programs, real files and real images. */
class RealActingTest {
  private static final Pattern IMAGE = Pattern.compile("image (sha256:[0-9a-f]{64}), ");

  @TempDir Path folder;
  private CommandLine line;

  @BeforeEach
  void asRoot() throws IOException {
    assumeTrue("root".equals(System.getProperty("user.name")), "programs are run as root only");
    line = new CommandLine(folder);
  }

  private String debug(String commands) {
    return line.pipe(commands, "debug", ".").all();
  }

  @Test
  void execRunsAsARunWouldAndKeepsNothing() throws IOException {
    line.file(
        "Dockerfile",
        "FROM dockwalk/base\nENV A=tea\nWORKDIR /w\nRUN echo x > here\nRUN cat missing\n");
    String said =
        debug(
            """
            continue
            exec echo $A in $PWD; cat here; touch new; rm here; exit 3
            !ls
            exec sh -c 'hostname; cat /proc/self/stat' < /dev/null | head -n 1
            exec nothing-like-that
            """);
    assertThat(said)
        .contains("  | tea in /w\n  | x\nexit status 3 after")
        .contains("files: 1 added, 1 deleted; nothing of it is kept")
        .contains("  A  /w/new")
        .contains("  D  /w/here")
        .contains("  | here\nexit status 0")
        .contains("  | buildkitsandbox\n")
        .contains("nothing-like-that: not found")
        .contains("exit status 127");
    assertThat(line.home().resolve("tmp")).isEmptyDirectory();
  }

  @Test
  void writeKeepsPermissionsLineEndsAndALink() throws IOException {
    line.file("real/Dockerfile", "FROM dockwalk/base\r\nENV A=1");
    Path real = folder.resolve("real/Dockerfile");
    Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-----"));
    Files.createSymbolicLink(folder.resolve("Dockerfile"), real);
    String said = debug("step 2\ntry ENV B=\"x  y\"\naccept\nwrite --yes\nreload\n");
    assertThat(said).contains("+ENV B=\"x  y\"").contains("Written.").contains("nothing differs");
    assertThat(Files.readString(real))
        .isEqualTo("FROM dockwalk/base\r\nENV A=1\r\nENV B=\"x  y\"\r\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
        .isEqualTo("rw-r-----");
    assertThat(folder.resolve("Dockerfile")).isSymbolicLink();
    assertThat(folder.resolve("real")).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void anImageOfAnyStepIsTheOneOfABuildUntilThere() throws IOException {
    List<String> lines =
        List.of(
            "FROM dockwalk/base AS one",
            "ARG NAME=tea",
            "RUN echo $NAME > /one",
            "FROM dockwalk/base",
            "ENV A=1",
            "COPY a.txt /",
            "COPY --from=one /one /two",
            "RUN rm /a.txt",
            "CMD [\"cat\", \"/two\"]");
    line.file("Dockerfile", String.join("\n", lines) + "\n").file("a.txt", "one\n");
    Random random = new Random(5);
    for (int walk = 0; walk < 8; walk++) {
      int goal = 1 + random.nextInt(lines.size());
      String walked =
          debug("step 9\nback 9\n" + roam(random) + "goto 1\nstep " + goal + "\nexport\n");
      Matcher image = IMAGE.matcher(walked);
      assertThat(image.find()).as(walked).isTrue();
      line.file("prefix", String.join("\n", lines.subList(0, goal)) + "\n");
      CommandLine.Said built = line.run("build", "-q", "-f", "prefix", ".");
      assertThat(built.out()).as(walked + built.err()).isEqualTo(image.group(1) + "\n");
    }
  }

  private static String roam(Random random) {
    StringBuilder moves = new StringBuilder();
    List<String> all =
        List.of("step 2", "back", "step", "try RUN touch /tried", "reload", "goto 2", "exec ls /");
    for (int i = 0; i < 6; i++) {
      moves.append(all.get(random.nextInt(all.size()))).append('\n');
    }
    return moves.toString();
  }

  @Test
  void tagNamesTheImageOfAStep() throws IOException {
    line.file("Dockerfile", "FROM dockwalk/base\nRUN echo hi > /hi\nRUN exit 3\n");
    String said = debug("continue\ntag before:failure\ntag 1 base-only\ntag\ntag 3 x\n");
    assertThat(said)
        .contains("named before:failure")
        .contains("named base-only")
        .contains("Say which name. Usage: tag [STEP] NAME");
    assertThat(line.run("images").out()).contains("before").contains("base-only");
  }
}
