package dockwalk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dockwalk.fs.Content;
import dockwalk.fs.FileTree;
import dockwalk.fs.Node;
import dockwalk.layer.LayerEntry;
import dockwalk.layer.LayerWriter;
import dockwalk.linux.FileCalls;
import dockwalk.name.ByteText;
import dockwalk.name.HostPath;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a run of busybox cannot put into an upper directory. */
class UpperScanTest extends WithUpper {
  private List<LayerEntry> scan(FileTree lower) throws IOException, InterruptedException {
    try (LayerWriter writer = new LayerWriter(folder.resolve("layer"))) {
      new UpperScan(lower, UpperScanTest::open, Privileges.ROOT, writer).write(upper);
      return writer.finish().index().entries();
    }
  }

  private static InputStream open(Content content) throws IOException {
    throw new IOException("not to be read: " + content);
  }

  private static FileTree with(String path) {
    return FileTree.empty().put(path, new Node.Symlink(PLAIN, "nowhere"));
  }

  private ServerSocketChannel socket(String name) throws IOException {
    return ServerSocketChannel.open(StandardProtocolFamily.UNIX)
        .bind(UnixDomainSocketAddress.of(upper.resolve(name)));
  }

  @Test
  void socketsAreLeftOut() throws Exception {
    try (ServerSocketChannel _ = socket("socket")) {
      assertThat(scan(with("other"))).isEmpty();
      assertThat(upper).isEmptyDirectory();
    }
  }

  @Test
  void aSocketInTheWayOfAFileDeletesIt() throws Exception {
    try (ServerSocketChannel _ = socket("there")) {
      assertThat(scan(with("there")))
          .singleElement()
          .matches(e -> e.kind() == LayerEntry.Kind.WHITEOUT && e.path().equals("there"));
      assertThat(UpperFile.read(upper.resolve("there")).kind()).isEqualTo(UpperFile.Kind.WHITEOUT);
    }
  }

  @Test
  void attributesAreKeptButForTheOverlaysAndTheMachines() throws Exception {
    Path file = Files.writeString(upper.resolve("file"), "x");
    for (String name :
        List.of("user.mine", "user.overlay.origin", "trusted.overlay.origin", "trusted.other")) {
      FileCalls.setAttribute(file, name, "v\u00e4".getBytes(StandardCharsets.ISO_8859_1));
    }
    assertThat(scan(FileTree.empty()))
        .singleElement()
        .satisfies(
            e ->
                assertThat(e.metadata().xattrs()).hasSize(1).containsEntry("user.mine", "v\u00e4"));
  }

  @Test
  void namesAndTargetsThatAreNotUtf8AreKept() throws Exception {
    String name = ByteText.of(new byte[] {'a', (byte) 0xe4});
    FileCalls.symbolicLink(HostPath.resolve(upper, name), name + "//b/");
    FileCalls.makeNode(HostPath.resolve(upper, name + name), FileCalls.S_IFIFO | 0600, 0, 0);
    assertThat(scan(with(name + name)))
        .extracting(LayerEntry::path, LayerEntry::link)
        .containsExactly(tuple(name, name + "//b/"), tuple(name + name, ""));
  }

  @Test
  void theModeOfALinkMeansNothing() throws Exception {
    Path link = Files.createSymbolicLink(upper.resolve("link"), Path.of("nowhere"));
    FileCalls.setTimes(link, PLAIN.modified(), 5000);
    assertThat(Files.getLastModifiedTime(link, LinkOption.NOFOLLOW_LINKS).to(TimeUnit.SECONDS))
        .isEqualTo(PLAIN.modified());
    assertThat(scan(with("link"))).isEmpty();
  }
}
