package dockwalk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dockwalk.fs.Content;
import dockwalk.fs.FileTree;
import dockwalk.fs.Node;
import dockwalk.name.ByteText;
import dockwalk.name.HostPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** What a look at an upper directory shows while programs may still change it. */
class UpperTreeTest extends WithUpper {
  private FileTree look(FileTree lower) throws IOException {
    return UpperTree.of(upper, lower, Privileges.ROOT);
  }

  @Test
  void namesThatAreNotUtf8AreThoseOfTheFilesBelow() throws Exception {
    String name = ByteText.of(new byte[] {'a', (byte) 0xe4});
    Files.writeString(HostPath.resolve(upper, name), "new");
    FileTree seen = look(FileTree.empty().put("/" + name, new Node.Symlink(PLAIN, "nowhere")));
    assertThat(seen.root().children().keySet()).containsExactly(name);
    Node.Regular file = (Node.Regular) seen.at("/" + name).orElseThrow();
    try (InputStream bytes = LiveFiles.open((Content.Live) file.content())) {
      assertThat(bytes.readAllBytes()).asString().isEqualTo("new");
    }
  }

  @Test
  void aLinkIsALinkAndNothingBehindItIsSeen() throws Exception {
    Files.createSymbolicLink(upper.resolve("out"), Files.createDirectory(folder.resolve("other")));
    assertThat(look(FileTree.empty()).at("/out")).containsInstanceOf(Node.Symlink.class);
  }
}
