package dockwalk.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dockwalk.fs.Metadata;
import dockwalk.fs.Node;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dockerfile reference, "ADD": archives of the build context. */
class AddTest {
  @TempDir Path folder;

  private Workbench bench(byte[] archive) throws Exception {
    Workbench bench = new Workbench(folder);
    Files.write(bench.path("a"), archive);
    return bench;
  }

  @ParameterizedTest
  @ValueSource(strings = {"tar", "gzip", "bzip2", "xz", "zstd"})
  void archivesAreKnownByTheirContent(String program) throws Exception {
    byte[] archive = new Tars().file("d/f", "text").packed(program);
    try (Workbench bench = bench(archive)) {
      Workbench.Built built = bench.build("FROM scratch\nADD a /x\n");
      assertThat(bench.listing(built)).isEqualTo("/x/ /x/d/ /x/d/f=text");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tar", "gzip", "bzip2", "xz", "zstd"})
  void whatIsNoTarIsCopied(String program) throws Exception {
    byte[] text = "no tar at all".repeat(100).getBytes(StandardCharsets.UTF_8);
    try (Workbench bench = bench(Tars.packed(program, text))) {
      Workbench.Built built = bench.build("FROM scratch\nADD a /x\n");
      assertThat(bench.files(built).at("/x").orElseThrow()).isInstanceOf(Node.Regular.class);
    }
  }

  @Test
  void whatOnlyLooksCompressedIsCopied() throws Exception {
    try (Workbench bench = bench(new byte[] {0x1f, (byte) 0x8b, 8, 0, 1, 2, 3})) {
      Workbench.Built built = bench.build("FROM scratch\nADD a /x\n");
      assertThat(bench.files(built).at("/x").orElseThrow()).isInstanceOf(Node.Regular.class);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ADD a /x                 | /x/ /x/f=t",
        "ADD --unpack=true a /x   | /x/ /x/f=t",
        "ADD a /                  | /f=t",
        "ADD * /x/                | /x/ /x/f=t",
        "WORKDIR /w\\nADD a .     | /w/ /w/f=t",
      })
  void unpacksInto(String instruction, String listing) throws Exception {
    try (Workbench bench = bench(new Tars().file("f", "t").plain())) {
      Workbench.Built built =
          bench.build("FROM scratch\n" + instruction.replace("\\n", "\n") + "\n");
      assertThat(bench.listing(built)).isEqualTo(listing);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ADD --unpack=false a /x/", "COPY a /x/"})
  void leavesItAsItIs(String instruction) throws Exception {
    try (Workbench bench = bench(new Tars().file("f", "t").plain())) {
      Workbench.Built built = bench.build("FROM scratch\n" + instruction + "\n");
      assertThat(bench.files(built).at("/x/a").orElseThrow()).isInstanceOf(Node.Regular.class);
    }
  }

  @Test
  void keepsWhatTheArchiveSaysOfEachFile() throws Exception {
    byte[] archive =
        new Tars()
            .folder("d", 01777)
            .file("d/f", "x", 04755, 77, 88)
            .hardLink("d/hard", "d/f")
            .link("d/soft", "../../../etc/passwd")
            .device("d/null")
            .attributed("d/cap", Map.of("SCHILY.xattr.user.note", "kept"))
            .plain();
    try (Workbench bench = bench(archive)) {
      Workbench.Built built = bench.build("FROM scratch\nADD a /o/\n");
      assertThat(metadata(bench, built, "/o/d")).isEqualTo("1777 0:0 1111111111");
      assertThat(metadata(bench, built, "/o/d/f")).isEqualTo("4755 77:88 1111111111");
      assertThat(bench.files(built).at("/o/d/hard")).isEqualTo(bench.files(built).at("/o/d/f"));
      assertThat(bench.listing(built)).contains("/o/d/soft->../../../etc/passwd");
      assertThat(bench.listing(built)).contains("/o/d/null=device");
      assertThat(bench.files(built).at("/o/d/cap").orElseThrow().metadata().xattrs())
          .containsEntry("user.note", "kept");
      Workbench.Built owned = bench.build("FROM scratch\nADD --chown=5:6 --chmod=700 a /o/\n");
      assertThat(metadata(bench, owned, "/o/d/f")).isEqualTo("4755 5:6 1111111111");
      assertThat(metadata(bench, owned, "/o")).startsWith("0755 5:6");
    }
  }

  private static String metadata(Workbench bench, Workbench.Built built, String path)
      throws Exception {
    Metadata metadata = bench.files(built).at(path).orElseThrow().metadata();
    return "%04o %d:%d %d"
        .formatted(metadata.mode(), metadata.uid(), metadata.gid(), metadata.modified());
  }

  @Test
  void mergesWithWhatIsThere() throws Exception {
    byte[] archive = new Tars().folder("d", 0700).file("d/f", "new").file("lib/x", "x").plain();
    try (Workbench bench =
        bench(archive).file("old/d/f", "old").file("old/d/mine", "m").file("old/usr/y", "y")) {
      Files.createSymbolicLink(bench.path("old/lib"), Path.of("usr"));
      Workbench.Built built = bench.build("FROM scratch\nCOPY old /r/\nADD a /r\n");
      assertThat(bench.listing(built))
          .isEqualTo("/r/ /r/d/ /r/d/f=new /r/d/mine=m /r/lib->usr /r/usr/ /r/usr/x=x /r/usr/y=y");
      assertThat(metadata(bench, built, "/r/d")).startsWith("0700");
    }
  }

  @Test
  void nothingLeavesTheDestination() throws Exception {
    byte[] archive =
        new Tars()
            .file("../../up", "1")
            .file("/absolute", "2")
            .file("a/../../b", "3")
            .link("out", "/etc")
            .file("out/passwd", "4")
            .link("climb", "../../../../tmp")
            .file("climb/evil", "5")
            .plain();
    try (Workbench bench = bench(archive)) {
      Workbench.Built built = bench.build("FROM scratch\nADD a /x\n");
      assertThat(bench.listing(built))
          .isEqualTo(
              "/x/ /x/absolute=2 /x/b=3 /x/climb->../../../../tmp /x/etc/ /x/etc/passwd=4"
                  + " /x/out->/etc /x/tmp/ /x/tmp/evil=5 /x/up=1");
    }
  }

  @Test
  void refusesWhatCannotBeUnpacked() throws Exception {
    byte[] whole = new Tars().file("f", "text".repeat(1000)).plain();
    assertThat(error(Arrays.copyOf(whole, 2048)))
        .contains("cannot unpack /a: Truncated TAR archive");
    assertThat(error(new Tars().hardLink("x", "../gone").plain()))
        .contains("the link /x to /gone, which is no file of it");
    assertThat(error(new Tars().link("l", "l").file("l/f", "x").plain()))
        .contains("too many levels of symbolic links");
    assertThat(error(new Tars().file("f", "x").file("f/g", "x").plain()))
        .contains("which is no directory");
    assertThat(error(new Tars().file("d/".repeat(5000) + "f", "deep").plain()))
        .contains("a path of more than 4095 bytes");
    assertThat(error(new Tars().attributed("f", Map.of("note", "n".repeat(2 << 20))).plain()))
        .contains("a header of more than 1048576 bytes");
  }

  private String error(byte[] archive) throws Exception {
    try (Workbench bench = bench(archive)) {
      return bench.build("FROM scratch\nADD a /x\n").error();
    }
  }

  @Test
  void theSameArchiveIsKnownAndAnotherIsNot() throws Exception {
    try (Workbench bench = bench(new Tars().file("f", "1").plain())) {
      assertThat(bench.build("FROM scratch\nADD a /x\n").cache()).isEqualTo("m");
      assertThat(bench.build("FROM scratch\nADD a /x\n").cache()).isEqualTo("H");
      assertThat(bench.build("FROM scratch\nADD --unpack=false a /x\n").cache()).isEqualTo("m");
      Files.write(bench.path("a"), new Tars().file("f", "2").plain());
      assertThat(bench.build("FROM scratch\nADD a /x\n").cache()).isEqualTo("m");
    }
  }
}
