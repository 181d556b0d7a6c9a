package dockwalk.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockwalk.exec.Archive;
import dockwalk.exec.Host;
import dockwalk.fs.Content;
import dockwalk.fs.Node;
import dockwalk.image.Digest;
import dockwalk.store.RangeInput;
import dockwalk.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives that are made to hurt, and those that only the tools of this machine write. */
class ArchivesTest {
  private static final ArchiveLimits SMALL = new ArchiveLimits(1 << 20, 10, 1 << 14, 4095);

  @TempDir Path folder;

  private record Bytes() implements Host.Contents {
    @Override
    public InputStream open(Content content) throws IOException {
      return content instanceof Content.InFile range
          ? new RangeInput(range.file(), range.offset(), range.size())
          : Files.newInputStream(((Content.OnHost) content).file());
    }

    @Override
    public Digest digest(Content content) {
      throw new AssertionError("nothing is hashed");
    }
  }

  private Optional<Archive> open(Store store, Path file) throws Exception {
    Content content = new Content.OnHost(file, Files.size(file));
    return new Archives(store, new Bytes(), SMALL).open(content, "/bomb");
  }

  @Test
  void aBombIsRefusedBeforeItIsUnpacked() throws Exception {
    Path file = folder.resolve("bomb");
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
      zeros(tar, "first", 1 << 19);
      zeros(tar, "second", 4 << 20);
    }
    try (Store store = Store.open(folder.resolve("home"))) {
      assertThatThrownBy(() -> open(store, file))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("cannot unpack /bomb: it unpacks to more than 1 MiB (second)");
      assertThat(kept(store)).isEmpty();
    }
  }

  @Test
  void anArchiveOfCountlessEntriesIsRefused() throws Exception {
    Path file = folder.resolve("many");
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i <= SMALL.entries(); i++) {
        zeros(tar, "f" + i, 0);
      }
    }
    try (Store store = Store.open(folder.resolve("home"))) {
      assertThatThrownBy(() -> open(store, file)).hasMessageContaining("more than 10 entries");
    }
  }

  private static void zeros(TarArchiveOutputStream tar, String name, int size) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(size);
    tar.putArchiveEntry(entry);
    tar.write(new byte[size]);
    tar.closeArchiveEntry();
  }

  @Test
  void sparseFilesAreWholeAndAHugeHoleIsRefused() throws Exception {
    Path data = Files.createDirectories(folder.resolve("data"));
    shell("truncate -s 200K data/small && echo end >> data/small && truncate -s 7G data/huge");
    for (String format : new String[] {"gnu", "posix"}) {
      shell("tar --sparse --format=" + format + " -C data -cf small.tar small");
      shell("tar --sparse --format=" + format + " -C data -cf huge.tar huge");
      try (Store store = Store.open(folder.resolve("home"));
          Archive archive = open(store, folder.resolve("small.tar")).orElseThrow()) {
        Archive.Entry.Plain entry = (Archive.Entry.Plain) archive.entries().getFirst();
        Node.Regular file = (Node.Regular) entry.node();
        try (InputStream in = new Bytes().open(file.content())) {
          assertThat(in.readAllBytes()).isEqualTo(Files.readAllBytes(data.resolve("small")));
        }
        // The library reads some sizes of sparse files as int; what matters is that it ends here.
        assertThatThrownBy(() -> open(store, folder.resolve("huge.tar")))
            .isInstanceOf(IOException.class)
            .hasMessageContaining("cannot unpack /bomb: ");
      }
    }
  }

  private void shell(String script) throws Exception {
    Process process =
        new ProcessBuilder("sh", "-c", script).directory(folder.toFile()).inheritIO().start();
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void whatIsOpenGoesWithTheArchive() throws Exception {
    Path file = folder.resolve("a.tar");
    try (OutputStream out = Files.newOutputStream(file);
        TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
      zeros(tar, "f", 3);
    }
    try (Store store = Store.open(folder.resolve("home"))) {
      Archive archive = open(store, file).orElseThrow();
      assertThat(kept(store)).isNotEmpty();
      archive.close();
      assertThat(kept(store)).isEmpty();
    }
  }

  @Test
  void anEmptyTarAndAnEmptyFileAreNone() throws Exception {
    Path empty = Files.write(folder.resolve("zeros"), new byte[10240]);
    Path nothing = Files.write(folder.resolve("nothing"), new byte[0]);
    Path text = Files.writeString(folder.resolve("text"), "x".repeat(600), StandardCharsets.UTF_8);
    try (Store store = Store.open(folder.resolve("home"))) {
      assertThat(open(store, empty)).isEmpty();
      assertThat(open(store, nothing)).isEmpty();
      assertThat(open(store, text)).isEmpty();
    }
  }

  private static java.util.List<Path> kept(Store store) throws IOException {
    try (var files = Files.walk(store.home().resolve("tmp"))) {
      return files.filter(path -> path.getFileName().toString().startsWith("work-")).toList();
    }
  }
}
