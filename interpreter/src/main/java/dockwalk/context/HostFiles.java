package dockwalk.context;

import dockwalk.fs.Content;
import dockwalk.fs.Node;
import dockwalk.image.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The bytes of files of this machine: each is read by the context that it belongs to. */
public final class HostFiles {
  private final List<FolderContext> contexts = new CopyOnWriteArrayList<>();

  /** Files of {@code context} are its own from now on. */
  public void add(FolderContext context) {
    contexts.add(context);
  }

  /** The files of {@code old} are those of {@code fresh} from now on. */
  public void replace(FolderContext old, FolderContext fresh) {
    contexts.replaceAll(each -> each.equals(old) ? fresh : each);
  }

  /** See {@link FolderContext#open}; a file of no context is read as it is. */
  public InputStream open(Content.OnHost file) throws IOException {
    Optional<FolderContext> context = owner(file.file());
    return context.isPresent() ? context.get().open(file) : Files.newInputStream(file.file());
  }

  /** Digest of the bytes of a file. */
  public Digest digest(Content.OnHost file) throws IOException {
    Optional<FolderContext> context = owner(file.file());
    if (context.isPresent()) {
      return context.get().digest(file);
    }
    try (InputStream in = Files.newInputStream(file.file())) {
      return Digest.of(in);
    }
  }

  /** Hashes what will be asked for below {@code directory}, with all processors. */
  public void prepare(Node.Directory directory) throws IOException, InterruptedException {
    Map<FolderContext, List<Content.OnHost>> files = new HashMap<>();
    collect(directory, files);
    for (Map.Entry<FolderContext, List<Content.OnHost>> each : files.entrySet()) {
      each.getKey().prepare(each.getValue());
    }
  }

  private void collect(Node node, Map<FolderContext, List<Content.OnHost>> files) {
    if (node instanceof Node.Directory directory) {
      directory.children().values().forEach(child -> collect(child, files));
    } else if (node instanceof Node.Regular file && file.content() instanceof Content.OnHost host) {
      assign(host, files);
    }
  }

  /** Reads what will be opened soon, with all processors. */
  public void fetch(List<Content> contents) throws IOException, InterruptedException {
    Map<FolderContext, List<Content.OnHost>> files = new HashMap<>();
    for (Content each : contents) {
      if (each instanceof Content.OnHost host) {
        assign(host, files);
      }
    }
    for (Map.Entry<FolderContext, List<Content.OnHost>> each : files.entrySet()) {
      each.getKey().fetch(each.getValue());
    }
  }

  private void assign(Content.OnHost host, Map<FolderContext, List<Content.OnHost>> files) {
    owner(host.file())
        .ifPresent(o -> files.computeIfAbsent(o, context -> new ArrayList<>()).add(host));
  }

  /** Asked so often that a stream would show. */
  private Optional<FolderContext> owner(Path file) {
    for (FolderContext context : contexts) {
      if (context.knows(file)) {
        return Optional.of(context);
      }
    }
    return Optional.empty();
  }
}
