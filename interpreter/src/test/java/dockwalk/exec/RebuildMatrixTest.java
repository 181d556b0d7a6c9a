package dockwalk.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dockwalk.fs.Content;
import dockwalk.fs.Metadata;
import dockwalk.fs.Node;
import dockwalk.fs.TreeDiff;
import dockwalk.image.Image;
import dockwalk.image.ImageReference;
import dockwalk.layer.LayerCommit;
import dockwalk.plan.BuildOptions;
import dockwalk.sandbox.Forwarding;
import dockwalk.sandbox.Forwarding.Secret;
import dockwalk.why.BuildAccount;
import dockwalk.why.Fate;
import dockwalk.why.StepAccount;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What one edit does to the next build: the first step that is executed again, and the reason that
 * is named for it. The dry run must foresee both, and write nothing.
 */
class RebuildMatrixTest {
  private static final String DOCKERFILE =
      """
      FROM base
      ARG VERSION=1
      ENV MODE=fast
      WORKDIR /app
      COPY list.txt ./
      RUN --mount=type=secret,id=token install
      COPY src/ src/
      RUN compile
      ENV LEVEL=info
      USER app
      RUN check
      CMD ["serve"]
      """;

  private static final String INSTALL = "RUN --mount=type=secret,id=token install";

  /** No step is executed again. */
  private static final int NONE = 0;

  @TempDir Path folder;
  private Workbench bench;
  private Forwarding lent = Forwarding.NONE;
  private String dockerfile = DOCKERFILE;

  @BeforeEach
  void open() throws Exception {
    bench =
        new Workbench(folder)
            .file(".dockerignore", "*.log\n")
            .file("list.txt", "one\n")
            .file("src/main.c", "int main;\n")
            .file("src/lib/util.c", "int util;\n")
            .file("notes.log", "noise\n");
    Files.createSymbolicLink(bench.path("src/link"), Path.of("main.c"));
    secret("secret").make(this);
    lent = new Forwarding(Map.of("token", new Secret.File(folder.resolve("token"))), Map.of());
    bench.sandbox(new Programs());
    base("first");
  }

  @AfterEach
  void close() throws Exception {
    bench.close();
  }

  /** Each program leaves a file with its own command line. */
  private final class Programs implements Host.Sandbox {
    @Override
    public Host.Ran run(Host.Job job, BiConsumer<Event.Stream, String> output)
        throws IOException, InterruptedException {
      var before = bench.store().layers().tree(job.layers());
      Content.Inline text = new Content.Inline(job.what().argv() + "" + job.what().env());
      Node file = new Node.Regular(new Metadata(0644, 0, 0, 0), text, false);
      var after = before.put("/made", file);
      try (var draft = bench.store().layers().draft()) {
        LayerCommit.write(
            TreeDiff.between(before, after),
            draft.writer(),
            content -> new ByteArrayInputStream(((Content.Inline) content).bytes()));
        return new Host.Ran(0, Optional.of(draft.keep()));
      }
    }

    @Override
    public String traceOf(String secret) {
      return lent.traceOf(secret);
    }
  }

  private void base(String content) throws Exception {
    bench.file("base.txt", content);
    Image image = bench.build("FROM scratch\nCOPY base.txt /base\n").image().dated();
    Files.delete(bench.path("base.txt"));
    var kept = bench.store().images().keep(image);
    bench.store().tags().put(List.of(ImageReference.parse("base")), kept.target());
  }

  interface Edit {
    void make(RebuildMatrixTest test) throws Exception;
  }

  private static Arguments row(String name, Edit edit, int firstMiss, String reason) {
    return arguments(name, edit, firstMiss, reason);
  }

  private static Edit replace(String from, String to) {
    return test -> {
      assertThat(test.dockerfile).contains(from);
      test.dockerfile = test.dockerfile.replace(from, to);
    };
  }

  private static Edit write(String path, String text) {
    return test -> test.bench.file(path, text);
  }

  private static Edit secret(String text) {
    return test -> Files.writeString(test.folder.resolve("token"), text);
  }

  private static Edit touch(String... paths) {
    return test -> {
      for (String path : paths) {
        Files.setLastModifiedTime(test.bench.path(path), FileTime.fromMillis(1_000_000));
      }
    };
  }

  private static Edit buildArg(String name, String value) {
    return test -> test.bench.options(BuildOptions.plain().withBuildArgs(Map.of(name, value)));
  }

  static Stream<Arguments> edits() {
    return Stream.of(
        // what does not matter
        row("nothing", test -> {}, NONE, "nothing changed"),
        row("touch one file", touch("list.txt"), NONE, "mtime of list.txt changed: ignored"),
        row(
            "touch two files",
            touch("src/main.c", "src/lib/util.c"),
            NONE,
            "mtime of 2 files changed: ignored"),
        row("the same bytes again", write("src/main.c", "int main;\n"), NONE, ""),
        row("an edited secret", secret("other"), NONE, "secret token was written since: not part"),
        row(
            "a secret that is a variable",
            test -> test.lent = new Forwarding(Map.of("token", new Secret.Value("x")), Map.of()),
            NONE,
            "secret token comes from elsewhere: not part of the key"),
        row("an ignored file", write("notes.log", "louder\n"), NONE, "nothing changed"),
        row("a file nobody copies", write("other.txt", "x"), NONE, "nothing changed"),
        row("a comment line", replace("USER app", "# who\nUSER app"), NONE, "nothing changed"),
        row(
            "a comment inside a RUN",
            replace("RUN compile", "RUN \\\n# slow\n  compile"),
            NONE,
            "spelling or comments of the instruction changed: ignored"),
        row(
            "other spelling",
            replace("COPY list.txt ./", "copy   list.txt  /app/"),
            NONE,
            "spelling or comments of the instruction changed: ignored"),
        row("CMD", replace("\"serve\"", "\"work\""), NONE, "nothing changed"),
        row("a label", replace("USER app", "LABEL a=b\nUSER app"), NONE, "nothing changed"),
        row("an undeclared argument", buildArg("OTHER", "1"), NONE, "nothing changed"),
        row("the declared value given", buildArg("VERSION", "1"), NONE, "nothing changed"),
        row(
            "ENV over ARG",
            replace("ENV LEVEL=info", "ARG LEVEL=debug\nENV LEVEL=info"),
            NONE,
            "nothing changed"),
        // files
        row("one byte", write("src/main.c", "int Main;\n"), 7, "file src/main.c: content changed"),
        row("one file longer", write("list.txt", "two\n\n"), 5, "file list.txt: content changed"),
        row(
            "chmod +x",
            test ->
                Files.setPosixFilePermissions(
                    test.bench.path("src/main.c"), PosixFilePermissions.fromString("rwxr-xr-x")),
            7,
            "file src/main.c: mode changed"),
        row(
            "rename in a folder",
            test -> Files.move(test.bench.path("src/main.c"), test.bench.path("src/start.c")),
            7,
            "file src/start.c: renamed from src/main.c"),
        row("a new file", write("src/new.c", "int new;\n"), 7, "file src/new.c: added"),
        row(
            "a file less",
            test -> Files.delete(test.bench.path("src/lib/util.c")),
            7,
            "file src/lib/util.c: removed"),
        row(
            "an empty folder",
            test -> Files.createDirectory(test.bench.path("src/empty")),
            7,
            "file src/empty: added"),
        row(
            "a link's target",
            test -> {
              Files.delete(test.bench.path("src/link"));
              Files.createSymbolicLink(test.bench.path("src/link"), Path.of("lib"));
            },
            7,
            "file src/link: link target changed"),
        row(
            "a file becomes a link",
            test -> {
              Files.delete(test.bench.path("src/main.c"));
              Files.createSymbolicLink(test.bench.path("src/main.c"), Path.of("lib/util.c"));
            },
            7,
            "file src/main.c: type, mode changed"),
        row(
            "the copied file renamed",
            test -> {
              Files.move(test.bench.path("list.txt"), test.bench.path("names.txt"));
              test.dockerfile = test.dockerfile.replace("list.txt", "names.txt");
            },
            5,
            "file names.txt: renamed from list.txt"),
        // the Dockerfile
        row("ARG used by nobody", buildArg("VERSION", "2"), 6, "ARG VERSION changed (set with"),
        row("ARG's default", replace("VERSION=1", "VERSION=3"), 6, "ARG VERSION changed"),
        row("ENV", replace("MODE=fast", "MODE=slow"), 6, "ENV MODE changed"),
        row("a later ENV", replace("LEVEL=info", "LEVEL=debug"), 11, "ENV LEVEL changed"),
        row("an ENV more", replace("USER app", "ENV A=b\nUSER app"), 12, "ENV A is new"),
        row("a command", replace("RUN compile", "RUN compile -O2"), 8, "command text changed"),
        row("the user", replace("USER app", "USER root"), 11, "user changed"),
        row("the shell", replace("USER app", "SHELL [\"/bin/ash\", \"-c\"]"), 11, "shell changed"),
        row("the folder", replace("WORKDIR /app", "WORKDIR /srv"), 4, "path changed"),
        row("a flag", replace("COPY src/", "COPY --chmod=755 src/"), 7, "--chmod"),
        row("a destination", replace("src/ src/", "src/ code/"), 7, "destination changed"),
        row(
            "two steps swapped",
            test ->
                test.dockerfile =
                    test.dockerfile.replace(
                        INSTALL + "\nCOPY src/ src/\n", "COPY src/ src/\n" + INSTALL + "\n"),
            6,
            "parent step changed"),
        row(
            "a step less",
            replace(INSTALL + "\n", ""),
            6,
            "parent step changed: a step that stood before this one was removed or moved"),
        row(
            "a RUN inserted",
            replace("RUN compile", "RUN configure\nRUN compile"),
            8,
            "no earlier record: inserted before step 9, RUN on line 9"),
        row(
            "a COPY inserted",
            replace("COPY list.txt", "COPY src/main.c ./\nCOPY list.txt"),
            5,
            "no earlier record: inserted before step 6, COPY on line 6"),
        row(
            "a step more at the end",
            replace("RUN check\n", "RUN check\nRUN report\n"),
            12,
            "no earlier record"),
        row("another base", test -> test.base("second"), 1, "base image digest changed"),
        row(
            "without cache",
            test ->
                test.bench.options(
                    new BuildOptions(
                        BuildOptions.plain().buildArgs(),
                        Optional.empty(),
                        BuildOptions.plain().platform(),
                        BuildOptions.plain().labels(),
                        true)),
            1,
            "--no-cache"));
  }

  @ParameterizedTest(name = "{0}: step {2}, {3}")
  @MethodSource("edits")
  void theFirstMissAndItsReasonAreForeseenAndTold(
      String name, Edit edit, int firstMiss, String reason) throws Exception {
    bench.account(dockerfile);
    edit.make(this);

    List<String> before = bench.snapshotOfStore();
    BuildAccount foreseen = bench.plan(dockerfile);
    assertThat(bench.snapshotOfStore()).as("a dry run writes nothing").isEqualTo(before);
    assertThat(foreseen.steps()).as("one stage is known whole").allMatch(StepAccount::certain);

    BuildAccount told = bench.account(dockerfile);
    assertThat(outcomes(foreseen)).isEqualTo(outcomes(told));
    for (BuildAccount account : List.of(foreseen, told)) {
      assertThat(firstMiss(account)).as(outcomes(account)).isEqualTo(firstMiss);
      assertThat(reasons(account, firstMiss)).anySatisfy(why -> assertThat(why).contains(reason));
    }
  }

  /** Such as {@code 1 cached, 2 executed, …}. */
  private static String outcomes(BuildAccount account) {
    return String.join(
        ", ",
        account.steps().stream().map(step -> step.number() + " " + step.fate().word()).toList());
  }

  private static int firstMiss(BuildAccount account) {
    return account.steps().stream()
        .filter(step -> step.fate() == Fate.EXECUTED)
        .filter(step -> !step.explanation().verdict().equals("not-cacheable"))
        .mapToInt(StepAccount::number)
        .findFirst()
        .orElse(NONE);
  }

  /** What is said of the first miss; without one, of all that is cached. */
  private static List<String> reasons(BuildAccount account, int firstMiss) {
    return account.steps().stream()
        .filter(step -> firstMiss == NONE || step.number() == firstMiss)
        .map(step -> step.explanation().words())
        .toList();
  }
}
