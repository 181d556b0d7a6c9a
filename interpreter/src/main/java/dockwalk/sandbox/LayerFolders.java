package dockwalk.sandbox;

import dockwalk.fs.Content;
import dockwalk.fs.FileTree;
import dockwalk.image.Layer;
import dockwalk.layer.LayerWriter;
import dockwalk.store.MountCaches;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/** What a sandbox needs of the place where layers are kept. */
public interface LayerFolders {
  /**
   * The layers as folders that overlayfs can use as lower directories, the highest first.
   *
   * @param layers from the lowest to the highest
   */
  List<Path> lower(List<Layer> layers) throws IOException, InterruptedException;

  /** The files of a stack of layers, from the lowest to the highest. */
  FileTree tree(List<Layer> layers) throws IOException;

  /** Writes the files of any tree into an empty folder, as root would see them in a sandbox. */
  void unpack(FileTree tree, Path folder) throws IOException, InterruptedException;

  /** The directories that are kept from one run to the next. */
  MountCaches caches();

  /** The bytes of a file of such a tree. */
  InputStream open(Content content) throws IOException;

  /**
   * A folder for temporary folders, on the filesystem of the extracted layers, so that what is made
   * in it can be renamed to one of them.
   */
  Path workFolder() throws IOException;

  /**
   * Keeps a new layer under its digest.
   *
   * @param entries writes the layer
   * @param upper the upper directory with the same changes, which is what the layer extracted is;
   *     it is taken away, or left where it is if the layer is there already
   */
  Layer keep(Entries entries, Path upper) throws IOException, InterruptedException;

  /** The files that a layer makes of {@code below}; the layer is not kept. */
  FileTree over(FileTree below, Entries entries) throws IOException, InterruptedException;

  /** Writes the entries of a layer. */
  interface Entries {
    void write(LayerWriter writer) throws IOException, InterruptedException;
  }
}
