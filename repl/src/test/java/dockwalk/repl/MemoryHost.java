package dockwalk.repl;

import dockwalk.exec.Action;
import dockwalk.exec.CacheKey;
import dockwalk.exec.CacheLookup;
import dockwalk.exec.CacheLookup.Verdict;
import dockwalk.exec.Change;
import dockwalk.exec.Copies;
import dockwalk.exec.Event;
import dockwalk.exec.Host;
import dockwalk.exec.PacedShell;
import dockwalk.fs.Content;
import dockwalk.fs.FileTree;
import dockwalk.fs.Metadata;
import dockwalk.fs.Node;
import dockwalk.fs.PathChange;
import dockwalk.fs.TreeDiff;
import dockwalk.image.Digest;
import dockwalk.image.Image;
import dockwalk.image.Layer;
import dockwalk.image.Platform;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;

/** A host that is all in memory; its programs are {@code touch}, {@code exit} and {@code wait}. */
final class MemoryHost
    implements Host.Images, Host.Context, Host.Layers, Host.Contents, Host.Sandbox, Host.StepCache {
  private final Map<Digest, List<PathChange>> layers = new HashMap<>();
  private final Map<Digest, Change> cache = new HashMap<>();
  private FileTree context = FileTree.empty();
  private boolean terminal;

  /** Counted down when {@code wait} runs. */
  final CountDownLatch waiting = new CountDownLatch(1);

  /** Does something as soon as {@code wait} runs. */
  Thread whenItWaits(Runnable deed) {
    return Thread.ofVirtual()
        .start(
            () -> {
              try {
                waiting.await();
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
              deed.run();
            });
  }

  Host host() {
    return new Host(this, this, this, this, Host.Sources.NONE, this, this, () -> Instant.EPOCH);
  }

  MemoryHost with(String path, String text) {
    context = context.put(path, file(text));
    return this;
  }

  /** The same with somebody at a terminal, who leaves every shell at once. */
  MemoryHost withTerminal() {
    terminal = true;
    return this;
  }

  /** Copies of its states, in which the same programs run. */
  Copies copies() {
    return new Copies() {
      @Override
      public Visit run(Host.Job job, BiConsumer<Event.Stream, String> output)
          throws InterruptedException {
        FileTree before = tree(job.layers());
        Host.Ran ran = MemoryHost.this.run(job, output);
        List<Layer> stack = new ArrayList<>(job.layers());
        ran.layer().ifPresent(stack::add);
        FileTree after = tree(stack);
        return new Visit(ran.exitCode(), Optional.empty(), TreeDiff.between(before, after));
      }

      @Override
      public Visit inTerminal(Host.Job job) throws IOException {
        if (terminal) {
          return new Visit(0, Optional.empty(), TreeDiff.between(tree(), tree()));
        }
        throw new IOException("a shell needs a terminal");
      }
    };
  }

  static Node file(String text) {
    return new Node.Regular(new Metadata(0644, 0, 0, 0), new Content.Inline(text), false);
  }

  @Override
  public Host.Base resolve(String reference, Platform platform) throws IOException {
    if (!reference.startsWith("dockwalk/base")) {
      throw new IOException(reference + ": there is no such image here");
    }
    FileTree base =
        FileTree.empty().put("/etc/os", file("memory\n")).put("/bin/sh", file("#!\u0000\n"));
    Layer layer = commit(TreeDiff.between(FileTree.empty(), base));
    return new Host.Base(Image.scratch(platform).withLayer(layer), reference, Optional.empty());
  }

  @Override
  public FileTree tree() {
    return context;
  }

  @Override
  public Optional<String> ignoredBy(String path) {
    return Optional.empty();
  }

  @Override
  public FileTree tree(List<Layer> stack) {
    FileTree tree = FileTree.empty();
    for (Layer layer : stack) {
      for (PathChange change : layers.getOrDefault(layer.diffId(), List.of())) {
        tree =
            switch (change) {
              case PathChange.Added(String path, Node now) -> tree.put(path, empty(now));
              case PathChange.Modified(String path, Node was, Node now) ->
                  tree.put(path, over(tree.at(path), now));
              case PathChange.Removed(String path, Node was) -> tree.remove(path);
            };
      }
    }
    return tree;
  }

  /** A new folder; what is in it comes as changes of their own. */
  private static Node empty(Node now) {
    return now instanceof Node.Directory folder ? new Node.Directory(folder.metadata()) : now;
  }

  /** A folder keeps what was in it. */
  private static Node over(Optional<Node> old, Node now) {
    return now instanceof Node.Directory folder
            && old.orElse(now) instanceof Node.Directory there
            && old.isPresent()
        ? new Node.Directory(folder.metadata(), there.children())
        : empty(now);
  }

  @Override
  public Layer commit(TreeDiff diff) {
    Digest digest = Digest.of(diff.changes().toString());
    layers.put(digest, diff.changes());
    return new Layer(digest, 1024L * (1 + diff.changes().size()));
  }

  @Override
  public InputStream open(Content content) throws IOException {
    if (content instanceof Content.Inline text) {
      return new ByteArrayInputStream(text.bytes());
    }
    throw new IOException("not in memory: " + content);
  }

  @Override
  public Digest digest(Content content) {
    return Digest.of(content.toString());
  }

  @Override
  public Host.Ran run(Host.Job job, BiConsumer<Event.Stream, String> output)
      throws InterruptedException {
    List<Layer> layers = job.layers();
    Action.Execute what = job.what();
    String[] words = what.argv().getLast().split(" ");
    output.accept(Event.Stream.OUT, "+ " + what.argv().getLast() + "\n");
    FileTree before = tree(layers);
    return switch (words[0]) {
      case "touch" ->
          new Host.Ran(
              0,
              Optional.of(commit(TreeDiff.between(before, before.put(words[1], file("touched"))))));
      case "wait" -> {
        waiting.countDown();
        new CountDownLatch(1).await();
        yield new Host.Ran(0, Optional.empty());
      }
      case "exit" -> new Host.Ran(Integer.parseInt(words[1]), Optional.empty());
      default -> new Host.Ran(0, Optional.of(commit(TreeDiff.between(before, before))));
    };
  }

  @Override
  public Host.Ran run(
      Host.Job job, Optional<PacedShell> shell, BiConsumer<Event.Stream, String> output)
      throws InterruptedException {
    return shell.isPresent()
        ? new MemoryShell(this, tree(job.layers())).run(shell.get().pace(), output)
        : run(job, output);
  }

  @Override
  public CacheLookup look(CacheKey key, Host.Place place) {
    Optional<Change> known = Optional.ofNullable(cache.get(key.value()));
    return new CacheLookup(known, known.isPresent() ? Verdict.HIT : Verdict.FIRST_TIME, List.of());
  }

  @Override
  public void put(CacheKey key, Host.Place place, Change change) {
    cache.put(key.value(), change);
  }
}
