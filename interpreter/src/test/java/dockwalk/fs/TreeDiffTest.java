package dockwalk.fs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TreeDiffTest {
  private static final FileTree BEFORE =
      FileTree.empty()
          .put("/a/keep", text("keep"))
          .put("/a/old", text("old"))
          .put("/b/deep/er", text("x"))
          .put("/c", text("file"));

  @Test
  void equalTreesDoNotDiffer() {
    assertThat(TreeDiff.between(BEFORE, BEFORE).isEmpty()).isTrue();
    assertThat(TreeDiff.between(BEFORE, BEFORE.put("/a/keep", text("keep"))).isEmpty()).isTrue();
  }

  @Test
  void addedFoldersListEachPath() {
    assertThat(shown(BEFORE.put("/new/dir/file", text("1"))))
        .containsExactly("A /new", "A /new/dir", "A /new/dir/file");
  }

  @Test
  void aRemovedFolderIsOneChange() {
    assertThat(shown(BEFORE.remove("/b"))).containsExactly("D /b");
  }

  @Test
  void contentAndMetadataAreToldApart() {
    assertThat(shown(BEFORE.put("/a/old", text("young")))).containsExactly("M /a/old");
    FileTree chmod = BEFORE.put("/a/old", text("old").with(new Metadata(0755, 0, 0, 0)));
    assertThat(shown(chmod)).containsExactly("m /a/old");
    FileTree folder =
        BEFORE.put("/b", BEFORE.at("/b").orElseThrow().with(new Metadata(0700, 0, 0, 0)));
    assertThat(shown(folder)).containsExactly("m /b");
  }

  @Test
  void aChangeOfTypeIsOneModification() {
    assertThat(shown(BEFORE.remove("/b").put("/b", text("now a file")))).containsExactly("M /b");
    assertThat(shown(BEFORE.remove("/c").put("/c/now/a/folder", text("1"))))
        .containsExactly("M /c", "A /c/now", "A /c/now/a", "A /c/now/a/folder");
  }

  @Test
  void changesComeInPathOrder() {
    assertThat(shown(BEFORE.put("/z", text("z")).remove("/a/old").put("/a/b", text("b"))))
        .containsExactly("A /a/b", "D /a/old", "A /z");
  }

  private static List<String> shown(FileTree after) {
    return TreeDiff.between(BEFORE, after).changes().stream().map(TreeDiffTest::shown).toList();
  }

  private static String shown(PathChange change) {
    return switch (change) {
      case PathChange.Added added -> "A " + added.path();
      case PathChange.Removed removed -> "D " + removed.path();
      case PathChange.Modified modified ->
          (modified.metadataOnly() ? "m " : "M ") + modified.path();
    };
  }

  private static Node text(String text) {
    return new Node.Regular(new Metadata(0644, 0, 0, 0), new Content.Inline(text), false);
  }
}
