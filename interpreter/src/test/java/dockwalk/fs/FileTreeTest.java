package dockwalk.fs;

import static org.assertj.core.api.Assertions.assertThat;

import dockwalk.fs.FileTree.Links;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The tree in these tests:
 *
 * <pre>
 * /usr/bin/sh
 * /bin     → usr/bin
 * /abs     → /usr/bin/sh
 * /out     → ../../../usr
 * /loop    → loop
 * /dangling → nowhere/at/all
 * </pre>
 */
class FileTreeTest {
  private static final Metadata PLAIN = new Metadata(0644, 0, 0, 0);
  private static final FileTree TREE =
      FileTree.empty()
          .put("/usr/bin/sh", text("sh"))
          .put("/bin", link("usr/bin"))
          .put("/abs", link("/usr/bin/sh"))
          .put("/out", link("../../../usr"))
          .put("/loop", link("loop"))
          .put("/dangling", link("nowhere/at/all"));

  @ParameterizedTest
  @CsvSource({
    "/usr/bin/sh,            /usr/bin/sh",
    "usr//bin/./sh,          /usr/bin/sh",
    "/bin/sh,                /usr/bin/sh",
    "/abs,                   /usr/bin/sh",
    "/out/bin/sh,            /usr/bin/sh",
    "/../../usr,             /usr",
    "/bin/../x,              /usr/x",
    "/dangling,              /nowhere/at/all",
    "/dangling/deeper,       /nowhere/at/all/deeper",
    "/,                      /",
    "'',                     /",
  })
  void resolvesInsideTheRoot(String path, String expected) {
    assertThat(TREE.resolve(path, Links.FOLLOW)).contains(expected);
  }

  @Test
  void aLoopOfLinksLeadsNowhere() {
    assertThat(TREE.resolve("/loop", Links.FOLLOW)).isEmpty();
    assertThat(TREE.resolve("/loop", Links.NOFOLLOW)).contains("/loop");
    assertThat(TREE.lookup("/loop/x", Links.NOFOLLOW)).isEmpty();
  }

  @Test
  void theLastLinkIsFollowedOnlyOnDemand() {
    assertThat(TREE.lookup("/abs", Links.NOFOLLOW)).contains(link("/usr/bin/sh"));
    assertThat(TREE.lookup("/abs", Links.FOLLOW)).contains(text("sh"));
    assertThat(TREE.lookup("/dangling", Links.FOLLOW)).isEmpty();
  }

  @Test
  void anEditSharesWhatItDoesNotTouch() {
    FileTree edited = TREE.put("/etc/passwd", text("root"));
    assertThat(edited.at("/usr").orElseThrow()).isSameAs(TREE.at("/usr").orElseThrow());
    assertThat(TREE.at("/etc")).isEmpty();
    assertThat(edited.at("/etc").map(Node::metadata)).contains(new Metadata(0755, 0, 0, 0));
  }

  @Test
  void removingWhatIsNotThereChangesNothing() {
    assertThat(TREE.remove("/no/such/path")).isEqualTo(TREE);
    assertThat(TREE.remove("/usr/bin/sh").at("/usr/bin")).isPresent();
    assertThat(TREE.remove("/usr").at("/usr/bin/sh")).isEqualTo(Optional.empty());
  }

  private static Node text(String text) {
    return new Node.Regular(PLAIN, new Content.Inline(text), false);
  }

  private static Node link(String target) {
    return new Node.Symlink(PLAIN, target);
  }
}
