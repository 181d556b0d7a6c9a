package dockwalk.render;

import static org.assertj.core.api.Assertions.assertThat;

import dockwalk.fs.Content;
import dockwalk.fs.FileTree;
import dockwalk.fs.Metadata;
import dockwalk.fs.Node;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContextTextTest {
  private static final Metadata PLAIN = new Metadata(0644, 0, 0, 0);
  private static final FileTree TREE =
      FileTree.empty()
          .put("src/main.c", file("x".repeat(1500)))
          .put("README", file("hello"))
          .put("empty", new Node.Directory(PLAIN))
          .put("link", new Node.Symlink(PLAIN, "README"));

  private static Node file(String text) {
    return new Node.Regular(PLAIN, new Content.Inline(text), false);
  }

  @Test
  void filesByName() {
    assertThat(ContextText.files(TREE.root(), "", ContextText.Order.NAME).lines())
        .containsExactly(
            "   5B  README",
            "   0B  empty/",
            "   0B  link -> README",
            "1.5kB  src/main.c",
            "3 files, 1 empty folder, 1.51kB");
  }

  @Test
  void theBiggestFirst() {
    assertThat(ContextText.files(TREE.root(), "", ContextText.Order.SIZE))
        .startsWith("1.5kB  src/main.c\n   5B  README\n");
  }

  @Test
  void whatIsKeptOut() {
    assertThat(
            ContextText.keptOut(
                List.of(
                    new ContextText.KeptOut("a.log", "line 1: *.log"),
                    new ContextText.KeptOut("build", "line 12: build")),
                ".dockerignore"))
        .isEqualTo(
            """
            a.log  .dockerignore line 1: *.log
            build  .dockerignore line 12: build
            """);
    assertThat(ContextText.keptOut(List.of(), ".dockerignore")).isEqualTo("Nothing is kept out.\n");
  }
}
