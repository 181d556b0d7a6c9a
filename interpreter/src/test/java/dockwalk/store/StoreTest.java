package dockwalk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockwalk.fs.Content;
import dockwalk.fs.FileTree;
import dockwalk.fs.Metadata;
import dockwalk.fs.Node;
import dockwalk.fs.TreeDiff;
import dockwalk.image.Digest;
import dockwalk.image.ImageReference;
import dockwalk.image.Layer;
import dockwalk.layer.LayerCommit;
import dockwalk.layer.LayerIndex;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
  private static final Metadata PLAIN = new Metadata(0644, 0, 0, 1_700_000_000);

  @TempDir Path home;

  private static Node file(String text) {
    return new Node.Regular(PLAIN, new Content.Inline(text), false);
  }

  private static InputStream open(Content content) {
    return new ByteArrayInputStream(((Content.Inline) content).bytes());
  }

  private static Layer commit(Store store, FileTree before, FileTree after) throws Exception {
    try (LayerDraft draft = store.layers().draft()) {
      LayerCommit.write(TreeDiff.between(before, after), draft.writer(), StoreTest::open);
      return draft.keep();
    }
  }

  private static String text(Store store, FileTree tree, String path) throws IOException {
    Node.Regular node = (Node.Regular) tree.at(path).orElseThrow();
    try (InputStream in = store.layers().open((Content.InLayer) node.content())) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void aCommittedTreeComesBackFromItsLayers() throws Exception {
    FileTree first = FileTree.empty().put("etc/motd", file("hello")).put("old", file("gone"));
    FileTree second = first.remove("old").put("etc/new", file("fresh"));
    List<Layer> layers;
    try (Store store = Store.open(home)) {
      layers = List.of(commit(store, FileTree.empty(), first), commit(store, first, second));
    }
    try (Store again = Store.open(home)) {
      FileTree tree = again.layers().tree(layers);
      assertThat(tree.at("old")).isEmpty();
      assertThat(text(again, tree, "etc/motd")).isEqualTo("hello");
      assertThat(text(again, tree, "etc/new")).isEqualTo("fresh");
      assertThat(tree.at("etc/new").orElseThrow().metadata()).isEqualTo(PLAIN);
    }
  }

  @Test
  void theSameTreeIsTheSameLayer() throws Exception {
    FileTree tree = FileTree.empty().put("a/b", file("c"));
    try (Store store = Store.open(home)) {
      assertThat(commit(store, FileTree.empty(), tree))
          .isEqualTo(commit(store, FileTree.empty(), tree));
    }
  }

  @Test
  void theWritersIndexIsThatOfAScan() throws Exception {
    FileTree tree =
        FileTree.empty()
            .put("dir/file", file("text"))
            .put("dir/" + "long".repeat(50), file("x"))
            .put("dir/ünïcode", file("y"))
            .put("link", new Node.Symlink(PLAIN.withMode(0777), "dir/file"))
            .put("pipe", new Node.Fifo(PLAIN));
    try (Store store = Store.open(home)) {
      Layer layer = commit(store, FileTree.empty(), tree);
      LayerIndex scanned = LayerIndex.scan(store.blobs().path(layer.diffId()));
      assertThat(scanned.entries())
          .usingRecursiveFieldByFieldElementComparatorIgnoringFields("offset")
          .isEqualTo(store.layers().index(layer.diffId()).entries());
    }
  }

  @Test
  void layersBecomeFoldersOnlyWhenAsked() throws Exception {
    FileTree tree = FileTree.empty().put("bin/tool", file("#!"));
    try (Store store = Store.open(home)) {
      Layer layer = commit(store, FileTree.empty(), tree);
      assertThat(home.resolve("extracted")).isEmptyDirectory();
      Path folder = store.layers().folders(List.of(layer)).getFirst();
      assertThat(folder.resolve("bin/tool")).hasContent("#!");
    }
  }

  @Test
  void digestsOfFilesInLayersAreThoseOfTheirBytes() throws Exception {
    FileTree tree = FileTree.empty().put("f", file("abc"));
    try (Store store = Store.open(home)) {
      Layer layer = commit(store, FileTree.empty(), tree);
      Node.Regular node = (Node.Regular) store.layers().tree(List.of(layer)).at("f").orElseThrow();
      assertThat(store.layers().digest((Content.InLayer) node.content()))
          .isEqualTo(Digest.of("abc"));
    }
  }

  @Test
  void namesAreKeptInTheIndexOfTheLayout() throws Exception {
    ImageReference name = ImageReference.parse("shop/web:1.2");
    try (Store store = Store.open(home)) {
      Digest manifest = store.blobs().put("{}".getBytes(StandardCharsets.UTF_8));
      store.tags().put(List.of(name), new Tags.Target(manifest, 2));
      assertThat(store.tags().find(name)).contains(new Tags.Target(manifest, 2));
      assertThat(store.tags().find(ImageReference.parse("shop/web"))).isEmpty();
      assertThat(store.tags().all()).containsOnlyKeys("docker.io/shop/web:1.2");
    }
    assertThat(home.resolve("oci-layout")).hasContent("{\"imageLayoutVersion\":\"1.0.0\"}");
  }

  @Test
  void whatAKilledProcessLeftIsDeleted() throws Exception {
    Path left = Files.createDirectories(home.resolve("tmp/process-killed"));
    Files.createFile(left.resolve("alive"));
    try (Store first = Store.open(home);
        Store second = Store.open(home)) {
      assertThat(left).doesNotExist();
      assertThat(first.newFolder()).exists();
      assertThat(second.newFolder()).exists();
    }
    assertThat(home.resolve("tmp")).isEmptyDirectory();
  }

  @Test
  void aLayerThatEscapesIsRefused() throws Exception {
    byte[] tar = TarOf.entry("../etc/passwd", "root::0:0::/:/bin/sh");
    try (Store store = Store.open(home)) {
      assertThatThrownBy(() -> store.layers().load(new ByteArrayInputStream(tar), 1 << 20))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("leaves the root");
      assertThatThrownBy(() -> store.layers().load(new ByteArrayInputStream(tar), 100))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("larger than 100 bytes");
      assertThat(home.resolve("blobs/sha256")).isEmptyDirectory();
    }
  }
}
