package dockwalk.app;

import dockwalk.cache.RecordedCache;
import dockwalk.context.FileStamp;
import dockwalk.context.FolderContext;
import dockwalk.context.HostFiles;
import dockwalk.exec.Copies;
import dockwalk.exec.Host;
import dockwalk.exec.IoFailure;
import dockwalk.image.Digest;
import dockwalk.registry.StoredImages;
import dockwalk.sandbox.LayerFolders;
import dockwalk.sandbox.OverlayCopies;
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
  private final RenewableContext context;
  private final NotedImages images;
  private final LocalSources sources;
  private final Host host;
  private final Copies copies;

  private LocalHost(Store store, FolderContext folder, BuildFlags flags, Map<String, String> env) {
    this.store = store;
    this.images = new NotedImages(new StoredImages(store));
    HostFiles files = new HostFiles();
    this.context = new RenewableContext(folder, files);
    FileContents contents = new FileContents(store, files);
    this.sources = new LocalSources(store, contents, files, flags.contexts(), env);
    LayerFolders folders = new StoreFolders(store, contents);
    this.copies = new OverlayCopies(folders);
    this.host =
        new Host(
            images,
            context,
            new StoredLayers(store.layers(), contents),
            contents,
            sources,
            new OverlaySandbox(folders, flags.lent()),
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

  /** Where something is done to a state that does not last. */
  Copies copies() {
    return copies;
  }

  /**
   * Looks at the build context and the named ones again, whose files may have changed.
   *
   * @throws IOException if one of them cannot be read
   */
  void renewContexts(BuildFlags flags) throws IOException {
    Contexts.check(flags.context());
    sources.renew();
    context.close(); // keeps the digests of what was read, for the next one
    context.renew(Contexts.open(flags.context(), flags.dockerfile(), store.home()));
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
