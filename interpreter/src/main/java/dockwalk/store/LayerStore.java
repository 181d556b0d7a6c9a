package dockwalk.store;

import dockwalk.fs.Content;
import dockwalk.fs.FileTree;
import dockwalk.image.ChainId;
import dockwalk.image.Digest;
import dockwalk.image.Layer;
import dockwalk.layer.Extraction;
import dockwalk.layer.Folders;
import dockwalk.layer.LayerApplier;
import dockwalk.layer.LayerClamp;
import dockwalk.layer.LayerIndex;
import dockwalk.layer.LayerWriter;
import dockwalk.linux.UserNamespace;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Layers: as tars with an index, as trees, and as folders for overlayfs. */
public final class LayerStore {
  private final Store store;
  private final Map<Digest, LayerIndex> indexes = new ConcurrentHashMap<>();
  private final Map<Digest, FileTree> trees = new ConcurrentHashMap<>();
  private final ContentDigests digests;

  LayerStore(Store store) {
    this.store = store;
    this.digests = new ContentDigests(store.records("digests"), this);
  }

  /** A layer to be written. */
  public LayerDraft draft() throws IOException {
    return new LayerDraft(this, store.newFile());
  }

  void keep(Path tar, LayerWriter.Written written) throws IOException {
    Digest diffId = written.layer().diffId();
    if (!Files.exists(indexPath(diffId))) {
      keepIndex(diffId, written.index());
    }
    // The tar comes last: whoever sees it finds its index too.
    if (!store.blobs().has(diffId)) {
      Store.move(tar, store.blobs().path(diffId));
    }
    indexes.put(diffId, written.index());
  }

  private void keepIndex(Digest diffId, LayerIndex index) throws IOException {
    Path beside = store.newFile();
    index.write(beside);
    Store.move(beside, indexPath(diffId));
  }

  /**
   * Keeps a layer that somebody else wrote.
   *
   * @param tar the uncompressed tar, read to its end
   * @param limit how many bytes it may have
   * @throws IOException if it is no tar, is larger, or has an entry that no layer may have
   */
  public Layer load(InputStream tar, long limit) throws IOException {
    Path file = store.newFile();
    try {
      MessageDigest hasher = Digest.hasher();
      long size;
      try (OutputStream out =
          new DigestOutputStream(
              Files.newOutputStream(file, StandardOpenOption.CREATE_NEW), hasher)) {
        size = copy(tar, out, limit);
      }
      Layer layer = new Layer(Digest.of(hasher), size);
      keep(file, new LayerWriter.Written(layer, LayerIndex.scan(file)));
      return layer;
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static long copy(InputStream in, OutputStream out, long limit) throws IOException {
    byte[] buffer = new byte[1 << 18];
    long size = 0;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      size += read;
      if (size > limit) {
        throw new IOException("the layer is larger than " + limit + " bytes");
      }
      out.write(buffer, 0, read);
    }
    return size;
  }

  /**
   * The layer with no time after {@code latest}; what was found once is remembered.
   *
   * @param latest seconds since 1970
   */
  public Layer clamped(Layer layer, long latest) throws IOException {
    LayerIndex index = index(layer.diffId());
    if (!LayerClamp.concerns(index, latest)) {
      return layer;
    }
    Records records = store.records("clamped");
    String name = layer.diffId().hex() + "-" + latest;
    Optional<Layer> known = records.read(name).flatMap(LayerStore::read).filter(this::has);
    if (known.isPresent()) {
      return known.get();
    }
    try (LayerDraft draft = draft()) {
      LayerClamp.write(
          index,
          latest,
          entry -> new RangeInput(store.blobs().path(layer.diffId()), entry.offset(), entry.size()),
          draft.writer());
      Layer clamped = draft.keep();
      records.write(name, clamped.diffId().hex() + " " + clamped.size());
      return clamped;
    }
  }

  private static Optional<Layer> read(String record) {
    int space = record.indexOf(' ');
    try {
      return Optional.of(
          new Layer(
              new Digest(record.substring(0, space)), Long.parseLong(record.substring(space + 1))));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return Optional.empty(); // a damaged record is no record
    }
  }

  /** Whether the layer is here. */
  public boolean has(Layer layer) {
    return store.blobs().has(layer.diffId());
  }

  /** Where everything is in a layer. */
  public LayerIndex index(Digest diffId) throws IOException {
    LayerIndex known = indexes.get(diffId);
    if (known != null) {
      return known;
    }
    LayerIndex index;
    if (Files.exists(indexPath(diffId))) {
      index = LayerIndex.read(indexPath(diffId));
    } else {
      index = LayerIndex.scan(store.blobs().path(diffId));
      if (store.writable()) {
        keepIndex(diffId, index);
      }
    }
    indexes.put(diffId, index);
    return index;
  }

  /** The files of a stack of layers, from the lowest to the highest. */
  public FileTree tree(List<Layer> layers) throws IOException {
    if (layers.isEmpty()) {
      return FileTree.empty();
    }
    Digest chain = ChainId.of(layers);
    FileTree known = trees.get(chain);
    if (known != null) {
      return known;
    }
    FileTree below = tree(layers.subList(0, layers.size() - 1));
    Digest diffId = layers.getLast().diffId();
    FileTree tree = LayerApplier.apply(below, diffId, index(diffId));
    trees.put(chain, tree);
    return tree;
  }

  /** The bytes of a file. */
  public InputStream open(Content.InLayer content) throws IOException {
    return new RangeInput(store.blobs().path(content.diffId()), content.offset(), content.size());
  }

  /** Digest of the bytes of a file; remembered. */
  public Digest digest(Content.InLayer content) throws IOException {
    return digests.of(content);
  }

  /** The layers as folders, the highest first; those that are not there yet are unpacked. */
  public List<Path> folders(List<Layer> layers) throws IOException {
    List<Path> folders = new ArrayList<>();
    for (Layer layer : layers.reversed()) {
      folders.add(folder(layer));
    }
    return folders;
  }

  private Path folder(Layer layer) throws IOException {
    Path folder = store.home().resolve("extracted").resolve(layer.diffId().hex());
    if (Files.isDirectory(folder)) {
      return folder;
    }
    Path made = store.newFolder();
    Extraction.unpack(
        store.blobs().path(layer.diffId()), index(layer.diffId()), made, UserNamespace.inside());
    adopt(layer, made);
    return folder;
  }

  /** Takes {@code made} as the folder of {@code layer}; if there is one already, it stays. */
  public void adopt(Layer layer, Path made) throws IOException {
    Path folder = store.home().resolve("extracted").resolve(layer.diffId().hex());
    try {
      Files.move(made, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
      Folders.delete(made);
    } catch (FileSystemException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
      Folders.delete(made);
    }
  }

  private Path indexPath(Digest diffId) {
    return store.home().resolve("index").resolve(diffId.hex());
  }

  void close() throws IOException {
    digests.save();
  }
}
