package dockwalk.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockwalk.fs.Content;
import dockwalk.fs.FileTree;
import dockwalk.fs.Node;
import dockwalk.image.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderContextTest {
  @TempDir Path folder;

  private FolderContext context(String ignore) throws IOException {
    return new FolderContext(
        root(), IgnoreRules.parse(".dockerignore", ignore), folder.resolve("digests"));
  }

  private Path root() throws IOException {
    return Files.createDirectories(folder.resolve("root"));
  }

  private Path file(String name, String text) throws IOException {
    Path file = root().resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static Content.OnHost content(FileTree tree, String path) {
    return (Content.OnHost) ((Node.Regular) tree.at(path).orElseThrow()).content();
  }

  /** As if the file had been made long ago: its digest may be remembered. */
  private static void age(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
  }

  @Test
  void everythingBelongsToRootAndKeepsModeAndTime() throws IOException {
    age(file("a", "text"));
    try (FolderContext context = context("")) {
      Node node = context.tree().at("a").orElseThrow();
      assertThat(node.metadata().uid()).isZero();
      assertThat(node.metadata().modified()).isEqualTo(1577836800);
    }
  }

  @Test
  void aFolderThatIsKeptOutIsThereForWhatIsLetInAgain() throws IOException {
    file("out/drop", "1");
    file("out/keep", "2");
    file("other/drop", "3");
    try (FolderContext context = context("*\n!out/keep\n")) {
      assertThat(context.tree().root().children()).containsOnlyKeys("out");
      assertThat(context.tree().at("out/keep")).isPresent();
      assertThat(context.tree().at("out/drop")).isEmpty();
    }
  }

  @Test
  void whatIsKeptOutIsListedWithTheLineThatDecides() throws IOException {
    file("node_modules/a/b", "1");
    file("notes.txt", "2");
    file("keep.txt", "3");
    try (FolderContext context = context("node_modules\n*.txt\n!keep.txt\n")) {
      assertThat(context.excluded())
          .containsExactly(
              new FolderContext.Excluded("node_modules", "line 1: node_modules"),
              new FolderContext.Excluded("notes.txt", "line 2: *.txt"));
    }
  }

  @Test
  void aFileThatChangesWhileItIsReadIsToldOf() throws IOException {
    Path file = file("a", "before");
    try (FolderContext context = context("")) {
      Content.OnHost content = content(context.tree(), "a");
      assertThatThrownBy(
              () -> {
                try (InputStream in = context.open(content)) {
                  Files.writeString(file, "after!");
                  in.readAllBytes();
                }
              })
          .isInstanceOf(IOException.class)
          .hasMessage("a was changed while the build context was read: build again");
      Files.delete(file);
      assertThatThrownBy(() -> context.open(content)).hasMessageContaining("a was changed");
    }
  }

  @Test
  void aYoungFileIsHashedAgainSinceAChangeMightNotShow() throws Exception {
    Path file = file("a", "one");
    try (FolderContext context = context("")) {
      assertThat(context.digest(content(context.tree(), "a"))).isEqualTo(Digest.of("one"));
    }
    FileTime time = Files.getLastModifiedTime(file);
    Files.writeString(file, "two");
    Files.setLastModifiedTime(file, time);
    try (FolderContext context = context("")) {
      assertThat(context.digest(content(context.tree(), "a"))).isEqualTo(Digest.of("two"));
    }
  }

  @Test
  void anOldFileIsHashedOnce() throws Exception {
    Path file = file("a", "one");
    age(file);
    Thread.sleep(50); // the inode's own time cannot be set: let it settle
    try (FolderContext context = context("")) {
      context.digest(content(context.tree(), "a"));
    }
    FileStamp stamp = FileStamp.of(file);
    assertThat(StatCache.read(folder.resolve("digests")).find(file.toString(), stamp))
        .contains(Digest.of("one"));
  }

  @Test
  void aDamagedCacheIsAnEmptyOne() throws IOException {
    file("a", "one");
    Files.writeString(folder.resolve("digests"), "garbage");
    try (FolderContext context = context("")) {
      assertThat(context.digest(content(context.tree(), "a"))).isEqualTo(Digest.of("one"));
    }
  }

  @Test
  void aNameThatIsNoUtf8IsRefusedUnlessItIsKeptOut() throws Exception {
    org.junit.jupiter.api.Assumptions.assumeTrue(
        "UTF-8".equals(System.getProperty("sun.jnu.encoding")), "file names are no UTF-8 here");
    Process made =
        new ProcessBuilder(
                "sh", "-c", "touch \"$(printf 'caf\\351')\" \"$(printf 'ok\\357\\277\\275')\"")
            .directory(root().toFile())
            .start();
    assertThat(made.waitFor()).isZero();
    assertThatThrownBy(() -> context("").tree())
        .hasMessageContaining("no UTF-8 (caf%E9)")
        .hasMessageContaining(".dockerignore");
    assertThat(context("caf*").tree().root().children()).containsKey("ok\uFFFD");
  }
}
