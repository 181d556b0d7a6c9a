package dockwalk.app;

import dockwalk.cache.RecordedCache;
import dockwalk.context.FolderContext;
import dockwalk.context.IgnoreRules;
import dockwalk.exec.Host;
import dockwalk.image.Digest;
import dockwalk.registry.StoredImages;
import dockwalk.sandbox.OverlaySandbox;
import dockwalk.sandbox.StoreFolders;
import dockwalk.store.Store;
import dockwalk.store.StoredLayers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/** This machine as the host of one build: its store, a folder as context, real sandboxes. */
final class LocalHost implements AutoCloseable {
  private final Store store;
  private final FolderContext context;
  private final Host host;

  private LocalHost(Store store, FolderContext context, Path dockerfile) {
    this.store = store;
    this.context = context;
    FileContents contents = new FileContents(store, context);
    this.host =
        new Host(
            new StoredImages(store),
            context,
            new StoredLayers(store.layers(), contents),
            contents,
            new OverlaySandbox(new StoreFolders(store, contents)),
            new RecordedCache(store, dockerfile.toString()),
            InstantSource.system());
  }

  /**
   * Opens the store and the build context.
   *
   * @throws IOException if one of them cannot be read
   */
  static LocalHost open(BuildFlags flags, Path home) throws IOException {
    Path folder = flags.context();
    if (!Files.isDirectory(folder)) {
      throw new IOException(
          Files.exists(folder)
              ? "unable to prepare context: %s is not a folder".formatted(folder)
              : "unable to prepare context: path \"%s\" not found".formatted(folder));
    }
    IgnoreRules rules = ignoreRules(flags);
    Store store = Store.open(home);
    Path digests = home.resolve("cache/stat").resolve(Digest.of(folder.toString()).hex());
    return new LocalHost(store, new FolderContext(folder, rules, digests), flags.dockerfile());
  }

  /** The file beside the Dockerfile wins over that of the context. */
  private static IgnoreRules ignoreRules(BuildFlags flags) throws IOException {
    Path beside =
        flags.dockerfile().resolveSibling(flags.dockerfile().getFileName() + ".dockerignore");
    Path usual = flags.context().resolve(".dockerignore");
    for (Path file : new Path[] {beside, usual}) {
      if (Files.isRegularFile(file)) {
        return IgnoreRules.parse(String.valueOf(file.getFileName()), Files.readString(file));
      }
    }
    return IgnoreRules.NONE;
  }

  Host host() {
    return host;
  }

  Store store() {
    return store;
  }

  @Override
  public void close() throws IOException {
    try {
      context.close();
    } finally {
      store.close();
    }
  }
}
