package dockwalk.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dockwalk.fs.Metadata;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dockerfile reference, "COPY": where files come from and where they go. */
class CopyTest {
  @TempDir Path folder;

  private Workbench bench() throws Exception {
    return new Workbench(folder)
        .file("one.txt", "1")
        .file("two.txt", "2")
        .file("src/main.c", "main")
        .file("src/lib/util.c", "util")
        .file("logs/a.log", "a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "one.txt /a.txt          | /a.txt=1",
        "one.txt /dir/           | /dir/ /dir/one.txt=1",
        "one.txt /               | /one.txt=1",
        "one.txt x/y             | /x/ /x/y=1",
        "./one.txt two.txt /d/   | /d/ /d/one.txt=1 /d/two.txt=2",
        "*.txt /d/               | /d/ /d/one.txt=1 /d/two.txt=2",
        "t?o.txt /d/             | /d/ /d/two.txt=2",
        "[a-o]*.txt /d/          | /d/ /d/one.txt=1",
        "*/*.c /d/               | /d/ /d/main.c=main",
        "no*thing /d/            | \"\"",
        "src /app                | /app/ /app/lib/ /app/lib/util.c=util /app/main.c=main",
        "src/ /app/              | /app/ /app/lib/ /app/lib/util.c=util /app/main.c=main",
        "src/lib /app            | /app/ /app/util.c=util",
        "../one.txt /a           | /a=1",
        "/one.txt /a             | /a=1",
      })
  void copies(String arguments, String listing) throws Exception {
    try (Workbench bench = bench()) {
      Workbench.Built built = bench.build("FROM scratch\nCOPY " + arguments + "\n");
      assertThat(bench.listing(built)).isEqualTo(listing);
    }
  }

  @Test
  void relativeDestinationsStartAtTheWorkingDirectory() throws Exception {
    try (Workbench bench = bench()) {
      Workbench.Built built =
          bench.build("FROM scratch\nWORKDIR /w\nWORKDIR x\nCOPY one.txt .\nCOPY two.txt b\n");
      assertThat(bench.listing(built)).isEqualTo("/w/ /w/x/ /w/x/b=2 /w/x/one.txt=1");
      assertThat(built.image().config().workingDir()).isEqualTo("/w/x");
    }
  }

  @Test
  void foldersAreMergedAndFilesReplaced() throws Exception {
    try (Workbench bench = bench().file("new/main.c", "newer").file("new/extra", "e")) {
      Workbench.Built built = bench.build("FROM scratch\nCOPY src /app\nCOPY new /app\n");
      assertThat(bench.listing(built))
          .isEqualTo("/app/ /app/extra=e /app/lib/ /app/lib/util.c=util /app/main.c=newer");
    }
  }

  @Test
  void aLinkInTheDestinationIsFollowedInsideTheImage() throws Exception {
    try (Workbench bench = bench()) {
      Files.createDirectories(bench.path("root"));
      Files.createSymbolicLink(bench.path("root/link"), Path.of("../../real"));
      Workbench.Built built = bench.build("FROM scratch\nCOPY root /\nCOPY one.txt /link/\n");
      assertThat(bench.listing(built)).isEqualTo("/link->../../real /real/ /real/one.txt=1");
    }
  }

  @Test
  void aLinkAsSourceIsFollowedButLinksInFoldersStay() throws Exception {
    try (Workbench bench = bench()) {
      Files.createSymbolicLink(bench.path("alias"), Path.of("one.txt"));
      Files.createSymbolicLink(bench.path("src/up"), Path.of("../one.txt"));
      Workbench.Built built = bench.build("FROM scratch\nCOPY alias /a\nCOPY src /src\n");
      assertThat(bench.listing(built)).contains("/a=1", "/src/up->../one.txt");
    }
  }

  @Test
  void aLinkOutOfTheContextIsNotFollowed() throws Exception {
    try (Workbench bench = bench()) {
      Files.createSymbolicLink(bench.path("escape"), Path.of("/etc/hostname"));
      assertThat(bench.build("FROM scratch\nCOPY escape /a\n").error()).contains("not found");
    }
  }

  @Test
  void ownerAndModeAreThoseOfTheFlagsElseRootAndTheFilesOwn() throws Exception {
    try (Workbench bench = bench().file("etc/passwd", "app:x:7:8::/:/bin/sh\n")) {
      Files.setPosixFilePermissions(
          bench.path("one.txt"), PosixFilePermissions.fromString("rwxr-x---"));
      Workbench.Built built =
          bench.build(
              """
              FROM scratch
              COPY one.txt /plain
              COPY etc /etc
              COPY --chown=app --chmod=640 one.txt /named
              COPY --chown=3:4 --chmod=u=rwX,go=r one.txt /symbols
              COPY --chown=5 one.txt /number
              COPY <<EOF /text
              x
              EOF
              """);
      assertThat(metadata(bench, built, "/plain")).isEqualTo("0750 0:0");
      assertThat(metadata(bench, built, "/named")).isEqualTo("0640 7:8");
      assertThat(metadata(bench, built, "/symbols")).isEqualTo("0744 3:4");
      assertThat(metadata(bench, built, "/number")).isEqualTo("0750 5:5");
      assertThat(metadata(bench, built, "/text")).isEqualTo("0644 0:0");
    }
  }

  private static String metadata(Workbench bench, Workbench.Built built, String path)
      throws Exception {
    Metadata metadata = bench.files(built).at(path).orElseThrow().metadata();
    return "%04o %d:%d".formatted(metadata.mode(), metadata.uid(), metadata.gid());
  }

  @Test
  void whatIsIgnoredIsNotThere() throws Exception {
    try (Workbench bench = bench().file(".dockerignore", "*.txt\n!two.txt\nlogs\n")) {
      Workbench.Built built = bench.build("FROM scratch\nCOPY . /d/\n");
      assertThat(bench.listing(built))
          .isEqualTo(
              "/d/ /d/.dockerignore=*.txt\n!two.txt\nlogs /d/src/ /d/src/lib/"
                  + " /d/src/lib/util.c=util /d/src/main.c=main /d/two.txt=2");
      Workbench.Built failed = bench.build("FROM scratch\nCOPY one.txt /\n");
      assertThat(failed.failure().orElseThrow().why().help().orElseThrow())
          .contains(".dockerignore", "line 1: *.txt");
    }
  }

  @Test
  void stagesAreCopiedFromByNameAndNumber() throws Exception {
    try (Workbench bench = bench()) {
      Workbench.Built built =
          bench.build(
              """
              FROM scratch AS first
              COPY one.txt /made/
              FROM scratch
              COPY --from=FIRST /made/one.txt /a
              COPY --from=0 /made /b
              """);
      assertThat(bench.listing(built)).isEqualTo("/a=1 /b/ /b/one.txt=1");
    }
  }

  @Test
  void hardLinksStayOneFile() throws Exception {
    try (Workbench bench = bench().file("h/a", "same")) {
      Files.createLink(bench.path("h/b"), bench.path("h/a"));
      Workbench.Built built = bench.build("FROM scratch\nCOPY h /h\n");
      assertThat(bench.files(built).at("/h/a")).isEqualTo(bench.files(built).at("/h/b"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "COPY missing /          | \"/missing\": not found",
        "COPY one.txt src/ /one.txt/../f/main.c\\nCOPY src /f/main.c | non-directory",
        "COPY src /s\\nCOPY one.txt /d/\\nCOPY d /d/one.txt | \"/d\": not found",
        "COPY --chmod=999 one.txt / | invalid chmod parameter: '999'",
        "COPY [a /               | syntax error in pattern",
        "COPY https://example.com/x / | source can't be a URL for COPY",
        "COPY git@example.com:a/b.git / | source can't be a git ref for COPY",
        "COPY --parents src/none /p/ | \"/src/none\": not found",
        "COPY --exclude=[a src /p/ | invalid excludepatterns",
        "COPY --exclude=! src /p/ | illegal exclusion pattern",
        "ADD --checksum=sha256:0 one.txt / | checksum requires HTTP(S) or Git sources",
        "ADD --checksum=0123 http://h/f / | invalid checksum digest format: 0123",
        "ADD --checksum=md5:0123 http://h/f / | unsupported digest algorithm: md5:0123",
        "ADD --checksum=sha256:0123 http://h/f / | invalid checksum digest length: sha256:0123",
        "ADD --checksum=sha256:0 one.txt two.txt / | checksum can't be specified for multiple",
      })
  void refuses(String instruction, String message) throws Exception {
    try (Workbench bench = bench()) {
      String dockerfile = "FROM scratch\n" + instruction.replace("\\n", "\n") + "\n";
      assertThat(bench.build(dockerfile).error()).contains(message);
    }
  }

  @Test
  void aNearMissIsSuggested() throws Exception {
    try (Workbench bench = bench()) {
      Workbench.Built built = bench.build("FROM scratch\nCOPY src/mian.c /\n");
      assertThat(built.failure().orElseThrow().why().help()).contains("did you mean main.c?");
    }
  }
}
