package dockwalk.export;

import dockwalk.exec.Host;
import dockwalk.fs.Content;
import dockwalk.fs.FileTree;
import dockwalk.fs.Metadata;
import dockwalk.fs.Node;
import dockwalk.fs.TreeDiff;
import dockwalk.image.Digest;
import dockwalk.image.History;
import dockwalk.image.Image;
import dockwalk.image.Layer;
import dockwalk.image.Platform;
import dockwalk.layer.LayerApplier;
import dockwalk.layer.LayerCommit;
import dockwalk.layer.LayerIndex;
import dockwalk.layer.LayerWriter;
import dockwalk.store.RangeInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.pcollections.TreePMap;

/** An image whose layers are in a folder. */
final class Fixture implements Host.Layers, Host.Contents {
  private final Path folder;
  private final Map<Digest, LayerIndex> indexes = new HashMap<>();

  Fixture(Path folder) {
    this.folder = folder;
  }

  static Node.Regular file(int mode, int uid, int gid, String text) {
    return new Node.Regular(
        new Metadata(mode, uid, gid, 1_600_000_000), new Content.Inline(text), false);
  }

  /** An image with one layer: what {@code tree} holds. */
  Image image(FileTree tree) throws IOException, InterruptedException {
    return Image.scratch(new Platform("linux", "amd64", ""))
        .withLayer(commit(TreeDiff.between(FileTree.empty(), tree)))
        .withHistory(
            new History(Optional.of(Instant.ofEpochSecond(1_700_000_000)), "COPY . /", "", false));
  }

  /** A tree with a file of each kind, deep folders, and two names for one file. */
  static FileTree tree() {
    FileTree tree =
        FileTree.empty()
            .put("/d", new Node.Directory(new Metadata(0750, 3, 4, 1_500_000_000)))
            .put("/d/f", file(0640, 5, 6, "text"))
            .put("/d/l", new Node.Symlink(new Metadata(0777, 7, 8, 1_400_000_000), "../d/f"))
            .put("/d/" + "n".repeat(200), file(0600, 0, 0, "long"))
            .put("/tmp", new Node.Directory(new Metadata(01777, 0, 0, 0), TreePMap.empty()))
            .put("/s", file(04755, 0, 0, "suid"))
            .put("/p", new Node.Fifo(new Metadata(0644, 0, 0, 0)));
    Node.Regular linked =
        new Node.Regular(new Metadata(0644, 0, 0, 0), new Content.Inline("linked"), true);
    return tree.put("/h1", linked).put("/x/h2", linked);
  }

  ExportSource source() {
    return new ExportSource(layer -> Files.newInputStream(path(layer.diffId())), this, this);
  }

  @Override
  public FileTree tree(List<Layer> layers) {
    FileTree tree = FileTree.empty();
    for (Layer layer : layers) {
      tree =
          LayerApplier.apply(
              tree, layer.diffId(), Objects.requireNonNull(indexes.get(layer.diffId())));
    }
    return tree;
  }

  @Override
  public Layer commit(TreeDiff diff) throws IOException, InterruptedException {
    Path draft = folder.resolve("draft");
    LayerWriter.Written written;
    try (LayerWriter writer = new LayerWriter(draft)) {
      LayerCommit.write(diff, writer, this::open);
      written = writer.finish();
    }
    Files.move(draft, path(written.layer().diffId()));
    indexes.put(written.layer().diffId(), written.index());
    return written.layer();
  }

  @Override
  public InputStream open(Content content) throws IOException {
    return switch (content) {
      case Content.Inline inline -> new ByteArrayInputStream(inline.bytes());
      case Content.OnHost file -> Files.newInputStream(file.file());
      case Content.Recorded recorded -> throw new IOException("bytes of a trace");
      case Content.Live live -> Files.newInputStream(live.folder().resolve(live.path()));
      case Content.InFile range -> new RangeInput(range.file(), range.offset(), range.size());
      case Content.InLayer range -> {
        byte[] all = Files.readAllBytes(path(range.diffId()));
        yield new ByteArrayInputStream(all, (int) range.offset(), (int) range.size());
      }
    };
  }

  @Override
  public Digest digest(Content content) throws IOException {
    try (InputStream in = open(content)) {
      return Digest.of(in.readAllBytes());
    }
  }

  private Path path(Digest diffId) {
    return folder.resolve(diffId.hex());
  }
}
