package dockwalk.exec;

import dockwalk.archive.Archives;
import dockwalk.cache.RecordedCache;
import dockwalk.context.FolderContext;
import dockwalk.context.IgnoreRules;
import dockwalk.fs.Content;
import dockwalk.fs.FileTree;
import dockwalk.fs.Node;
import dockwalk.image.Digest;
import dockwalk.image.Image;
import dockwalk.image.ImageReference;
import dockwalk.plan.BuildOptions;
import dockwalk.plan.Planner;
import dockwalk.plan.Planning;
import dockwalk.store.RangeInput;
import dockwalk.store.Store;
import dockwalk.store.StoredLayers;
import dockwalk.syntax.Dockerfile;
import dockwalk.syntax.SourceFile;
import dockwalk.why.BuildAccount;
import dockwalk.why.DryRun;
import dockwalk.why.Explainer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Builds Dockerfiles with the real store and a real folder as context, but without sandbox. */
final class Workbench implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private final Path folder;
  private final Store store;
  private final List<Event> events = new ArrayList<>();
  private BuildOptions options = BuildOptions.plain();

  /** What each {@code RUN} does. */
  private Host.Sandbox sandbox =
      (job, output) -> {
        throw new IOException("this test runs no program");
      };

  private Optional<Host.Sources> sources = Optional.empty();

  Workbench(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder.resolve("context"));
    this.store = Store.open(folder.resolve("home"));
  }

  Workbench file(String path, String text) throws IOException {
    Path file = folder.resolve("context").resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  Path path(String path) {
    return folder.resolve("context").resolve(path);
  }

  Workbench options(BuildOptions changed) {
    options = changed;
    return this;
  }

  Workbench sandbox(Host.Sandbox changed) {
    sandbox = changed;
    return this;
  }

  Workbench sources(Host.Sources changed) {
    sources = Optional.of(changed);
    return this;
  }

  /** A finished build, or one that failed. */
  record Built(State state, Optional<Event.Outcome.Failed> failure, List<Event> events) {
    Image image() {
      if (failure.isPresent()) {
        throw new AssertionError(failure.get().why().message());
      }
      return state.result();
    }

    String error() {
      return failure
          .orElseThrow(() -> new AssertionError("the build did not fail"))
          .why()
          .message();
    }

    /** One letter a step that the cache was asked for: H or m. */
    String cache() {
      StringBuilder letters = new StringBuilder();
      for (Event event : events) {
        if (event instanceof Event.CacheChecked checked && checked.key().isPresent()) {
          letters.append(checked.lookup().hit().isPresent() ? 'H' : 'm');
        }
      }
      return letters.toString();
    }

    /** The last lookup that was asked for. */
    CacheLookup lastLookup() {
      return events.stream()
          .filter(Event.CacheChecked.class::isInstance)
          .map(event -> ((Event.CacheChecked) event).lookup())
          .filter(lookup -> lookup.verdict() != CacheLookup.Verdict.NOT_CACHEABLE)
          .reduce((first, second) -> second)
          .orElseThrow();
    }
  }

  /** Builds {@code dockerfile}. */
  Built build(String dockerfile) throws Exception {
    State state = initial(dockerfile);
    events.clear();
    try (FolderContext context = context()) {
      Stepper stepper = new Stepper(host(context));
      while (!state.finished()) {
        StepResult result = stepper.advance(state, event -> {});
        events.addAll(result.events());
        if (result.failure().isPresent()) {
          return new Built(result.after(), result.failure(), List.copyOf(events));
        }
        state = result.after();
      }
    }
    return new Built(state, Optional.empty(), List.copyOf(events));
  }

  /** Builds {@code dockerfile} as a batch build does: stages at the same time. */
  Built batch(String dockerfile) throws Exception {
    State state = initial(dockerfile);
    List<Event> heard = Collections.synchronizedList(new ArrayList<>());
    try (FolderContext context = context()) {
      StepResult last = new BatchBuild(new Stepper(host(context)), heard::add).run(state.plan());
      return new Built(last.after(), last.failure(), List.copyOf(heard));
    }
  }

  /** Builds {@code dockerfile}, and tells what became of each step. */
  BuildAccount account(String dockerfile) throws Exception {
    State state = initial(dockerfile);
    Explainer explainer = new Explainer(state.plan());
    try (FolderContext context = context()) {
      StepResult last = new BatchBuild(new Stepper(host(context)), explainer).run(state.plan());
      return explainer.account(last.after().plan(), false);
    }
  }

  /** Tells what a build of {@code dockerfile} would do. */
  BuildAccount plan(String dockerfile) throws Exception {
    Store reading = Store.reading(store.home());
    FolderContext context = context(); // not closed: that would keep the digests of its files
    Host host = host(reading, context, RecordedCache.readOnly(reading, "/Dockerfile"));
    return DryRun.of(initial(dockerfile).plan(), host, IoFailure::words);
  }

  /** All files of the store with their sizes and times. */
  List<String> snapshotOfStore() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<String> all = new ArrayList<>();
      for (Path file : files.filter(each -> !each.startsWith(path(""))).sorted().toList()) {
        all.add(file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file));
      }
      return all;
    }
  }

  private FolderContext context() throws IOException {
    Path ignore = path(".dockerignore");
    IgnoreRules rules =
        Files.exists(ignore)
            ? IgnoreRules.parse(".dockerignore", Files.readString(ignore))
            : IgnoreRules.NONE;
    return new FolderContext(folder.resolve("context"), rules, folder.resolve("stat"));
  }

  private State initial(String dockerfile) {
    Dockerfile file = Dockerfile.parse(new SourceFile("Dockerfile", dockerfile));
    return switch (Planner.plan(file, options)) {
      case Planning.Planned planned -> State.initial(planned.plan());
      case Planning.Refused refused -> throw new AssertionError(refused.diagnostics().toString());
    };
  }

  private Host host(FolderContext context) {
    return host(store, context, new RecordedCache(store, "/Dockerfile"));
  }

  private Host host(Store store, FolderContext context, RecordedCache cache) {
    Host.Contents contents = new Bytes(store, context);
    return new Host(
        (reference, platform) ->
            new Host.Base(
                store
                    .images()
                    .find(ImageReference.parse(reference))
                    .orElseThrow(() -> new IOException(reference + ": not found")),
                reference,
                Optional.empty()),
        context,
        new StoredLayers(store.layers(), contents),
        contents,
        sources.orElse(new WithArchives(new Archives(store, contents))),
        sandbox,
        cache,
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  /** Archives are opened, and nothing comes from afar. */
  private record WithArchives(Archives archives) implements Host.Sources {
    @Override
    public Optional<Archive> archive(Content content, String name)
        throws IOException, InterruptedException {
      return archives.open(content, name);
    }

    @Override
    public Host.Context named(String name) throws IOException, InterruptedException {
      return NONE.named(name);
    }

    @Override
    public Host.WebFile ask(Action.Source.Url source) throws IOException, InterruptedException {
      return NONE.ask(source);
    }

    @Override
    public Node.Regular download(Action.Source.Url source)
        throws IOException, InterruptedException {
      return NONE.download(source);
    }

    @Override
    public String commit(GitSource source) throws IOException, InterruptedException {
      return NONE.commit(source);
    }

    @Override
    public FileTree checkout(GitSource source, String commit)
        throws IOException, InterruptedException {
      return NONE.checkout(source, commit);
    }
  }

  private record Bytes(Store store, FolderContext context) implements Host.Contents {
    @Override
    public InputStream open(Content content) throws IOException {
      return switch (content) {
        case Content.InLayer inLayer -> store.layers().open(inLayer);
        case Content.OnHost onHost -> context.open(onHost);
        case Content.InFile range -> new RangeInput(range.file(), range.offset(), range.size());
        case Content.Live live -> dockwalk.sandbox.LiveFiles.open(live);
        case Content.Inline inline -> new ByteArrayInputStream(inline.bytes());
        case Content.Recorded recorded -> throw new IOException("bytes of a trace");
      };
    }

    @Override
    public Digest digest(Content content) throws IOException {
      return switch (content) {
        case Content.InLayer inLayer -> store.layers().digest(inLayer);
        case Content.OnHost onHost -> context.digest(onHost);
        case Content.InFile range -> RangeInput.digest(range);
        case Content.Live live -> dockwalk.sandbox.LiveFiles.digest(live);
        case Content.Inline inline -> Digest.of(inline.bytes());
        case Content.Recorded recorded -> throw new IOException("bytes of a trace");
      };
    }
  }

  Store store() {
    return store;
  }

  FileTree files(Built built) throws IOException {
    return store.layers().tree(built.image().layers());
  }

  /** All paths with the text of files: {@code /a/ /a/b=text /c->target}. */
  String listing(Built built) throws IOException {
    StringBuilder listing = new StringBuilder();
    list("", files(built).root(), listing);
    return listing.toString().strip();
  }

  private void list(String prefix, Node.Directory directory, StringBuilder into)
      throws IOException {
    for (var entry : directory.children().entrySet()) {
      String path = prefix + "/" + entry.getKey();
      switch (entry.getValue()) {
        case Node.Directory below -> {
          into.append(path).append("/ ");
          list(path, below, into);
        }
        case Node.Regular file -> into.append(path).append('=').append(text(file)).append(' ');
        case Node.Symlink link -> into.append(path).append("->").append(link.target()).append(' ');
        case Node.Device device -> into.append(path).append("=device ");
        case Node.Fifo fifo -> into.append(path).append("=pipe ");
      }
    }
  }

  private String text(Node.Regular file) throws IOException {
    try (InputStream in = store.layers().open((Content.InLayer) file.content())) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }

  @Override
  public void close() throws IOException {
    store.close();
  }
}
