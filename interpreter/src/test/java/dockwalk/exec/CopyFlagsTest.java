package dockwalk.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dockwalk.fs.Node;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dockerfile reference, "COPY": {@code --exclude}, {@code --parents} and {@code --link}. */
class CopyFlagsTest {
  @TempDir Path folder;

  private Workbench bench() throws Exception {
    return new Workbench(folder)
        .file("p/a.c", "a")
        .file("p/b.log", "b")
        .file("p/lib/c.log", "c")
        .file("p/lib/d.c", "d")
        .file("p/tmp/t", "t")
        .file("home.txt", "1")
        .file("home.md", "2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "--exclude=*.log --exclude=tmp p /d/ | /d/ /d/a.c=a /d/lib/ /d/lib/c.log=c /d/lib/d.c=d",
        "--exclude=**/*.log --exclude=tmp p /d | /d/ /d/a.c=a /d/lib/ /d/lib/d.c=d",
        "--exclude=lib --exclude=!lib/d.c --exclude=*.* --exclude=tmp p /d |"
            + " /d/ /d/lib/ /d/lib/d.c=d",
        "--exclude=* p /d | /d/",
        "--exclude=lib/c.log --exclude=tmp p /d |"
            + " /d/ /d/a.c=a /d/b.log=b /d/lib/ /d/lib/d.c=d",
        "--exclude=*.md hom* /d/ | /d/ /d/home.txt=1",
        "--exclude=*.md home.md /d/ | /d/ /d/home.md=2",
        "--parents p/lib/d.c /d/ | /d/ /d/p/ /d/p/lib/ /d/p/lib/d.c=d",
        "--parents p/lib/d.c home.md /d/ | /d/ /d/home.md=2 /d/p/ /d/p/lib/ /d/p/lib/d.c=d",
        "--parents p/./lib/d.c /d/ | /d/ /d/lib/ /d/lib/d.c=d",
        "--parents ./p/**/*.log /d/ | /d/ /d/p/ /d/p/b.log=b /d/p/lib/ /d/p/lib/c.log=c",
        "--parents p/./l* /d | /d/ /d/lib/ /d/lib/c.log=c /d/lib/d.c=d",
        "--parents p*/./tmp/. /d | /d/ /d/tmp/ /d/tmp/t=t",
        "--parents p/none* /d/ | /d/",
        "--parents --exclude=**/*.log p/./lib /d/ | /d/ /d/lib/ /d/lib/d.c=d",
        "p/* /d/ | /d/ /d/a.c=a /d/b.log=b /d/c.log=c /d/d.c=d /d/t=t",
        "p/*/*.c /d/ | /d/ /d/d.c=d",
      })
  void copies(String arguments, String listing) throws Exception {
    try (Workbench bench = bench()) {
      Workbench.Built built = bench.build("FROM scratch\nCOPY " + arguments + "\n");
      assertThat(bench.listing(built)).isEqualTo(listing);
    }
  }

  @Test
  void patternsSeeThroughALinkBeforeThemAndNotAfter() throws Exception {
    try (Workbench bench = bench()) {
      Files.createSymbolicLink(bench.path("alias"), Path.of("p"));
      Files.createSymbolicLink(bench.path("p/loop"), Path.of("lib"));
      Workbench.Built built = bench.build("FROM scratch\nCOPY alias/*/d.c /d/\n");
      assertThat(bench.listing(built)).isEqualTo("/d/ /d/d.c=d");
    }
  }

  @Test
  void aPatternThatFindsALinkToNowhereSaysSo() throws Exception {
    try (Workbench bench = bench()) {
      Files.createSymbolicLink(bench.path("p/lost.c"), Path.of("nowhere"));
      assertThat(bench.build("FROM scratch\nCOPY p/*.c /d/\n").error())
          .contains("\"/p/lost.c\": not found");
    }
  }

  @Test
  void aFileReplacesALinkOfItsNameButFollowsOneThatIsNamedInFull() throws Exception {
    try (Workbench bench = bench()) {
      Files.createDirectories(bench.path("links"));
      Files.createSymbolicLink(bench.path("links/home.md"), Path.of("kept"));
      Workbench.Built replaced = bench.build("FROM scratch\nCOPY links /d/\nCOPY home.md /d/\n");
      assertThat(bench.listing(replaced)).isEqualTo("/d/ /d/home.md=2");
      Workbench.Built followed =
          bench.build("FROM scratch\nCOPY links /d/\nCOPY home.md /d/home.md\n");
      assertThat(bench.listing(followed)).isEqualTo("/d/ /d/home.md->kept /d/kept=2");
    }
  }

  @Test
  void aLinkedCopyKnowsNothingOfWhatIsBelowIt() throws Exception {
    try (Workbench bench = bench().file("etc/passwd", "app:x:7:8::/:/bin/sh\n")) {
      Files.createDirectories(bench.path("links"));
      Files.createSymbolicLink(bench.path("links/lib"), Path.of("usr"));
      Workbench.Built built =
          bench.build(
              """
              FROM scratch
              COPY links etc /
              COPY --link --chown=app home.md /lib/
              COPY --chown=app home.txt /
              """);
      assertThat(bench.listing(built))
          .isEqualTo("/home.txt=1 /lib/ /lib/home.md=2 /passwd=app:x:7:8::/:/bin/sh");
      Node linked = bench.files(built).at("/lib/home.md").orElseThrow();
      assertThat(linked.metadata().uid()).isZero();
    }
  }

  @Test
  void aLinkedCopyIsKnownOnAnotherBaseAndWhatFollowsIsNot() throws Exception {
    String rest = "COPY --link home.md /d/\nCOPY home.txt /d/\n";
    try (Workbench bench = bench()) {
      bench.build("FROM scratch\nCOPY p/a.c /x\n" + rest);
      Workbench.Built built = bench.build("FROM scratch\nCOPY p/b.log /x\n" + rest);
      assertThat(built.cache()).isEqualTo("mHm");
      assertThat(bench.listing(built)).isEqualTo("/d/ /d/home.md=2 /d/home.txt=1 /x=b");
    }
  }

  @Test
  void aHereDocumentReadsNoContext() throws Exception {
    try (Workbench bench = new Workbench(folder)) {
      Files.delete(bench.path(""));
      Workbench.Built built = bench.build("FROM scratch\nCOPY <<E /t\nhello\nE\n");
      assertThat(bench.listing(built)).isEqualTo("/t=hello");
    }
  }
}
