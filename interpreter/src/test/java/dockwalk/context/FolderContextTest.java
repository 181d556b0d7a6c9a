package dockwalk.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dockwalk.fs.Content;
import dockwalk.fs.FileTree;
import dockwalk.fs.Metadata;
import dockwalk.fs.Node;
import dockwalk.image.Digest;
import dockwalk.name.ByteText;
import dockwalk.name.HostPath;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
        .map(StatCache.Known::digest)
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
  void namesAndTargetsThatAreNoUtf8AreKept() throws Exception {
    String name = ByteText.of(new byte[] {'c', 'a', 'f', (byte) 0xe9});
    Files.writeString(HostPath.resolve(root(), name), "coffee");
    Files.createSymbolicLink(root().resolve("link"), HostPath.of(name));
    FileTree tree = context("").tree();
    assertThat(context("").digest(content(tree, name))).isEqualTo(Digest.of("coffee"));
    assertThat(tree.at("link").orElseThrow())
        .isInstanceOfSatisfying(
            Node.Symlink.class, link -> assertThat(link.target()).isEqualTo(name));
    assertThat(context("caf?").tree().root().children()).containsOnlyKeys("link");
  }

  @Test
  void attributesOfUsersAreKeptAndNotReadAgain() throws Exception {
    Path file = file("a", "one");
    age(file);
    UserDefinedFileAttributeView view =
        Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
    assumeTrue(attribute(view, "note", new byte[] {'v', (byte) 0xe9}), "user attributes");
    Thread.sleep(50);
    for (int build = 0; build < 2; build++) {
      try (FolderContext context = context("")) {
        Node node = context.tree().at("a").orElseThrow();
        assertThat(node.metadata().xattrs()).containsExactly(Map.entry("user.note", "v\u00e9"));
        context.digest(content(context.tree(), "a"));
      }
    }
    attribute(view, "note", new byte[] {'w'});
    Metadata changed = context("").tree().at("a").orElseThrow().metadata();
    assertThat(changed.xattrs()).containsExactly(Map.entry("user.note", "w"));
  }

  private static boolean attribute(UserDefinedFileAttributeView view, String name, byte[] value) {
    try {
      view.write(name, ByteBuffer.wrap(value));
      return true;
    } catch (IOException none) {
      return false;
    }
  }

  private Node.Directory manyFiles() throws IOException {
    for (int i = 0; i < 300; i++) {
      age(file("many/" + i, "text " + i));
    }
    return (Node.Directory) context("").tree().at("many").orElseThrow();
  }

  private static List<Content.OnHost> contents(Node.Directory directory) {
    return directory.children().values().stream()
        .map(node -> (Content.OnHost) ((Node.Regular) node).content())
        .toList();
  }

  @Test
  void filesThatWereFetchedAreReadNoMore() throws Exception {
    List<Content.OnHost> files = contents(manyFiles());
    try (FolderContext context = context("")) {
      context.tree();
      for (Content.OnHost file : files) {
        context.digest(file);
        context.open(file).close(); // lets go of the bytes
      }
      context.fetch(files);
      file("many/7", "else");
      try (InputStream in = context.open(content(context.tree(), "many/7"))) {
        assertThat(in.readAllBytes()).asString().isEqualTo("text 7");
      }
    }
  }

  @Test
  void aFileThatChangedBeforeItIsFetchedIsNoticed() throws Exception {
    List<Content.OnHost> files = contents(manyFiles());
    try (FolderContext context = context("")) {
      context.tree();
      for (Content.OnHost file : files) {
        context.digest(file);
        context.open(file).close();
      }
      file("many/7", "text X");
      assertThatThrownBy(() -> context.fetch(files)).hasMessageContaining("many/7 was changed");
    }
  }

  @Test
  void aFolderThatBecameALinkLeadsNowhere() throws Exception {
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("f"), "secret");
    file("d/f", "public");
    try (FolderContext context = context("")) {
      Content.OnHost content = content(context.tree(), "d/f");
      Files.move(root().resolve("d"), root().resolve("was"));
      Files.createSymbolicLink(root().resolve("d"), elsewhere);
      assertThatThrownBy(() -> context.digest(content))
          .hasMessageContaining("d/f was changed while the build context was read");
    }
  }

  @Test
  void aSocketIsAnEmptyFile() throws Exception {
    Path socket = root().resolve("socket");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        FolderContext context = context("")) {
      server.bind(UnixDomainSocketAddress.of(socket));
      Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-r-----"));
      Node node = context.tree().at("socket").orElseThrow();
      assertThat(node.metadata().mode()).isEqualTo(0640);
      assertThat(((Node.Regular) node).content()).isEqualTo(new Content.Inline(""));
    }
  }

  @Test
  void theDigestsOfFilesThatAreGoneAreForgotten() throws Exception {
    age(file("gone", "1".repeat(9)));
    age(file("kept", "2"));
    age(file("left-out", "3"));
    Path digests = folder.resolve("digests");
    Thread.sleep(50); // the clock of the filesystem ticks, so that the digests may be kept
    digestAll("");
    assertThat(Files.readString(digests, StandardCharsets.ISO_8859_1)).contains("/gone");
    Files.delete(root().resolve("gone"));
    digestAll("left-out");
    assertThat(Files.readString(digests, StandardCharsets.ISO_8859_1))
        .doesNotContain("/gone")
        .contains("/kept", "/left-out");
  }

  private void digestAll(String ignore) throws IOException {
    try (FolderContext context = context(ignore)) {
      for (Node node : context.tree().root().children().values()) {
        context.digest((Content.OnHost) ((Node.Regular) node).content());
      }
    }
  }

  @Test
  void aContextThatIsTooDeepIsRefusedWithItsBeginning() throws Exception {
    Path deep = root();
    for (int i = 0; i < 1_001; i++) {
      deep = Files.createDirectory(deep.resolve("d"));
    }
    assertThatThrownBy(() -> context("").tree())
        .hasMessageContaining("more than 1000 folders deep: d/d/d/")
        .hasMessageContaining(".dockerignore");
    assertThat(context("d").tree().root().children()).isEmpty();
  }
}
