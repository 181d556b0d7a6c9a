package dockwalk.app;

import dockwalk.cache.RecordedCache;
import dockwalk.context.FileStamp;
import dockwalk.context.FolderContext;
import dockwalk.context.HostFiles;
import dockwalk.exec.Host;
import dockwalk.exec.IoFailure;
import dockwalk.image.Digest;
import dockwalk.registry.StoredImages;
import dockwalk.sandbox.OverlaySandbox;
import dockwalk.sandbox.StoreFolders;
import dockwalk.store.Store;
import dockwalk.store.StoredLayers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** This machine as the host of one build: its store, a folder as context, real sandboxes. */
final class LocalHost implements AutoCloseable {
  private final Store store;
  private final FolderContext context;
  private final NotedImages images;
  private final LocalSources sources;
  private final Host host;

  private LocalHost(Store store, FolderContext context, BuildFlags flags, Map<String, String> env) {
    this.store = store;
    this.context = context;
    this.images = new NotedImages(new StoredImages(store));
    HostFiles files = new HostFiles();
    files.add(context);
    FileContents contents = new FileContents(store, files);
    this.sources = new LocalSources(store, contents, files, flags.contexts(), env);
    this.host =
        new Host(
            images,
            context,
            new StoredLayers(store.layers(), contents),
            contents,
            sources,
            new OverlaySandbox(new StoreFolders(store, contents), flags.lent()),
            cache(store, flags.dockerfile().toString()),
            InstantSource.system());
  }

  /**
   * Opens the store and the build context.
   *
   * @throws IOException if one of them cannot be read
   */
  static LocalHost open(BuildFlags flags, Console console) throws IOException {
    Path home = console.home();
    Contexts.check(flags.context());
    FolderContext context = Contexts.open(flags.context(), flags.dockerfile(), home);
    return new LocalHost(Store.open(home), context, flags, console.env());
  }

  /** The same host for those who only look: it writes nothing. */
  static LocalHost reading(BuildFlags flags, Console console) throws IOException {
    Path home = console.home();
    Contexts.check(flags.context());
    FolderContext context = Contexts.open(flags.context(), flags.dockerfile(), home);
    return new LocalHost(Store.reading(home), context, flags, console.env());
  }

  private static RecordedCache cache(Store store, String dockerfile) {
    return store.writable()
        ? new RecordedCache(store, dockerfile)
        : RecordedCache.readOnly(store, dockerfile);
  }

  /** A failure of this host, for a person. */
  String words(IOException e) {
    return IoFailure.words(e, store.home());
  }

  Host host() {
    return host;
  }

  /** The base images that were asked for, by full name, with the digest of each manifest. */
  Map<String, Optional<Digest>> bases() {
    return images.found();
  }

  /** What was read of the context so far. */
  Map<Path, FileStamp> seenOfContext() {
    return context.stamps();
  }

  Store store() {
    return store;
  }

  @Override
  public void close() throws IOException {
    try (store;
        sources) {
      if (store.writable()) {
        context.close();
      }
    }
  }
}
