package dockwalk.app;

import dockwalk.archive.Archives;
import dockwalk.context.FixedContext;
import dockwalk.context.FolderContext;
import dockwalk.context.HostFiles;
import dockwalk.exec.Action;
import dockwalk.exec.Archive;
import dockwalk.exec.ArchiveTree;
import dockwalk.exec.GitSource;
import dockwalk.exec.Host;
import dockwalk.fs.Content;
import dockwalk.fs.FileTree;
import dockwalk.fs.Node;
import dockwalk.remote.GitRepositories;
import dockwalk.remote.WebFiles;
import dockwalk.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Files from elsewhere, each read when a step first asks for it. */
final class LocalSources implements Host.Sources, AutoCloseable {
  private final Archives archives;
  private final WebFiles web;
  private final GitRepositories repositories;
  private final HostFiles files;
  private final ContextFlags given;
  private final Path home;
  private final Map<String, Host.Context> contexts = new HashMap<>();
  private final List<AutoCloseable> open = new ArrayList<>();

  LocalSources(
      Store store,
      Host.Contents contents,
      HostFiles files,
      ContextFlags given,
      Map<String, String> env) {
    this.files = files;
    this.archives = new Archives(store, contents);
    this.web = new WebFiles(store, env);
    this.repositories = new GitRepositories(store, env);
    this.given = given;
    this.home = store.home();
  }

  @Override
  public synchronized Host.Context named(String name) throws IOException, InterruptedException {
    Host.Context known = contexts.get(name);
    if (known == null) {
      known = open(name, given.get(name));
      contexts.put(name, known);
    }
    return known;
  }

  /**
   * Looks at the named folders and archives of this machine again, which may have changed. What
   * came from elsewhere stays.
   *
   * @throws IOException if one of them is gone; then nothing is changed
   */
  synchronized void renew() throws IOException {
    Map<String, FolderContext> fresh = new HashMap<>();
    List<String> local = new ArrayList<>();
    for (String name : contexts.keySet()) {
      if (given.get(name) instanceof ContextFlags.Place.Local place) {
        local.add(name);
        if (contexts.get(name) instanceof FolderContext old) {
          Contexts.check(place.path());
          old.close(); // keeps the digests of what was read, for the next one
          fresh.put(name, Contexts.open(place.path(), home));
        }
      }
    }
    local.forEach(name -> renew(name, Optional.ofNullable(fresh.get(name))));
  }

  /** An archive is opened again when a step asks for it. */
  private void renew(String name, Optional<FolderContext> fresh) {
    Host.Context old = contexts.remove(name);
    if (fresh.isPresent() && old instanceof FolderContext was) {
      files.replace(was, fresh.get());
      contexts.put(name, fresh.get());
      open.remove(was);
      open.add(fresh.get());
    }
  }

  private Host.Context open(String name, ContextFlags.Place place)
      throws IOException, InterruptedException {
    return switch (place) {
      case ContextFlags.Place.Local local when Files.isRegularFile(local.path()) ->
          archive(name, local.path());
      case ContextFlags.Place.Local local -> {
        Contexts.check(local.path());
        FolderContext folder = Contexts.open(local.path(), home);
        files.add(folder);
        open.add(folder);
        yield folder;
      }
      case ContextFlags.Place.Web url -> new FixedContext(single(web.download(url.source())));
      case ContextFlags.Place.Repository repository ->
          new FixedContext(repositories.checkout(repository.source()));
    };
  }

  private Host.Context archive(String name, Path file) throws IOException, InterruptedException {
    Content content = new Content.OnHost(file, Files.size(file));
    Optional<Archive> archive = archives.open(content, file.toString());
    if (archive.isEmpty()) {
      throw new IOException(
          "the context %s is neither a folder nor a tar archive: %s".formatted(name, file));
    }
    open.add(archive.get());
    return new FixedContext(ArchiveTree.files(archive.get()));
  }

  /** As in the reference, what is downloaded is one file of this name. */
  private static FileTree single(Node file) {
    return FileTree.empty().put("/context", file);
  }

  @Override
  public Optional<Archive> archive(Content content, String name)
      throws IOException, InterruptedException {
    return archives.open(content, name);
  }

  @Override
  public Host.WebFile ask(Action.Source.Url source) throws IOException, InterruptedException {
    return web.ask(source);
  }

  @Override
  public Node.Regular download(Action.Source.Url source) throws IOException, InterruptedException {
    return web.download(source);
  }

  @Override
  public String commit(GitSource source) throws IOException, InterruptedException {
    return repositories.commit(source);
  }

  @Override
  public FileTree checkout(GitSource source, String commit)
      throws IOException, InterruptedException {
    return repositories.checkout(source);
  }

  /** Lets go of what is open, each even if another one fails. */
  @Override
  public void close() throws IOException {
    IOException failure = null;
    for (AutoCloseable each : open) {
      try {
        each.close();
      } catch (IOException e) {
        failure = e;
      } catch (Exception e) {
        throw new IllegalStateException("files close with nothing but an IOException", e);
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
