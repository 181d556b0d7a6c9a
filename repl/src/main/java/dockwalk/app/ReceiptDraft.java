package dockwalk.app;

import dockwalk.exec.Action;
import dockwalk.exec.Event;
import dockwalk.image.Digest;
import dockwalk.image.ImageReference;
import dockwalk.name.HostPath;
import dockwalk.plan.BuildPlan;
import dockwalk.plan.Step;
import dockwalk.receipt.Input;
import dockwalk.receipt.Receipt;
import dockwalk.receipt.Receipts;
import dockwalk.registry.MachineBases;
import dockwalk.render.PlainProgress;
import dockwalk.store.Store;
import dockwalk.store.Tags;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * Listens to a build and writes its receipt: what it read, each looked at before it was read, and
 * what the same build says when every step comes from the cache.
 */
final class ReceiptDraft implements Consumer<Event> {
  /** Options under which a build depends on nothing but the inputs that are noted here. */
  private static final Set<String> PLAIN_OPTIONS =
      Set.of(
          "--file",
          "--tag",
          "--build-arg",
          "--label",
          "--target",
          "--platform",
          "--progress",
          "--quiet");

  private static final int MOST_INPUTS = 200_000;

  private final String key;
  private final long started = System.currentTimeMillis() * 1_000_000;
  private final Path context;
  private final List<Input> inputs = new ArrayList<>();
  private final StringBuilder err = new StringBuilder();
  private final PlainProgress progress;
  private final Set<Step> keyed = new HashSet<>();
  private boolean repeatable = true;

  private ReceiptDraft(String key, BuildFlags flags, boolean quiet) {
    this.key = key;
    this.context = flags.context();
    this.progress =
        new PlainProgress(
            quiet ? line -> {} : line -> err.append(line).append('\n'), InstantSource.system());
    inputs.add(Input.following(flags.context()));
    inputs.add(Input.following(flags.dockerfile()));
    Contexts.ignoreFiles(flags.context(), flags.dockerfile())
        .forEach(file -> inputs.add(Input.following(file)));
  }

  /** A draft for the build that {@code line} asks for, if such a build may have a receipt. */
  static Optional<ReceiptDraft> of(
      ParseResult line, BuildFlags flags, boolean quiet, Console console) {
    String key = ReceiptKey.of(line.originalArgs(), console.folder(), console.env());
    boolean plain =
        !flags.fromInput()
            && line.matchedOptions().stream()
                .map(OptionSpec::longestName)
                .allMatch(PLAIN_OPTIONS::contains)
            && line.<List<String>>matchedOptionValue("--build-arg", List.of()).stream()
                .allMatch(arg -> arg.contains("="));
    return plain && !key.isEmpty()
        ? Optional.of(new ReceiptDraft(key, flags, quiet))
        : Optional.empty();
  }

  void loadedDefinition(String name, long bytes, List<String> findings) {
    progress.loadedDefinition(name, bytes, findings, Duration.ZERO);
  }

  void skipped(BuildPlan plan) {
    progress.skipped(plan);
  }

  /** Work that is no step; it takes no time worth telling when the build is repeated. */
  void job(String name, List<String> statuses) {
    progress.job(name, statuses, Duration.ZERO);
  }

  @Override
  public synchronized void accept(Event event) {
    switch (event) {
      case Event.Expanded e -> repeatable &= repeatable(e.expanded().action());
      case Event.CacheChecked e -> {
        if (e.key().isPresent()) {
          keyed.add(e.step());
        }
      }
      case Event.StepStarted e -> {}
      case Event.Output e -> {}
      case Event.Committed e -> {}
      case Event.Noted e -> {}
      case Event.StepFinished e -> {}
    }
    repeated(event).ifPresent(progress);
  }

  /** What is heard of {@code event} when the step comes from the cache. */
  private Optional<Event> repeated(Event event) {
    return switch (event) {
      case Event.Output e -> Optional.empty();
      case Event.StepFinished e when keyed.contains(e.step()) ->
          Optional.of(new Event.StepFinished(e.step(), new Event.Outcome.Cached(), Duration.ZERO));
      case Event.StepFinished e ->
          Optional.of(new Event.StepFinished(e.step(), e.outcome(), Duration.ZERO));
      case Event.StepStarted e -> Optional.of(e);
      case Event.Expanded e -> Optional.of(e);
      case Event.CacheChecked e -> Optional.of(e);
      case Event.Committed e -> Optional.of(e);
      case Event.Noted e -> Optional.of(e);
    };
  }

  /** Whether an action with the same inputs does the same, and reads nothing from afar. */
  private static boolean repeatable(Action action) {
    return switch (action) {
      case Action.Pull pull -> true;
      case Action.Branch branch -> true;
      case Action.Configure configure -> true;
      case Action.MakeDirectory directory -> true;
      case Action.Execute execute -> true;
      case Action.Copy copy -> copy.sources().stream().allMatch(ReceiptDraft::local);
    };
  }

  private static boolean local(Action.Source source) {
    return switch (source) {
      case Action.Source.Path path -> true;
      case Action.Source.Text text -> true;
      case Action.Source.Url url -> false;
      case Action.Source.Git git -> false;
    };
  }

  /**
   * Keeps the receipt, unless something that was read is so young that a change might not show, or
   * has changed since.
   *
   * @param out what the build wrote to the standard output
   * @param ending what it wrote at last to the standard error
   */
  void keep(
      LocalHost local,
      Results.Finished finished,
      List<ImageReference> names,
      String out,
      String ending)
      throws IOException {
    local
        .seenOfContext()
        .forEach(
            (path, stamp) -> {
              if (!path.equals(context)) {
                inputs.add(new Input(HostPath.text(path), false, stamp));
              }
            });
    if (!repeatable || inputs.size() > MOST_INPUTS || !inputs.stream().allMatch(this::settled)) {
      return;
    }
    Store store = local.store();
    inputs.add(Input.of(store.tags().file())); // first looked at, then read
    if (!sameNames(store.tags().all(), local.bases(), finished, names)) {
      return;
    }
    if (local.bases().keySet().stream().anyMatch(ReceiptDraft::madeHere)) {
      MachineBases.programs().forEach(program -> inputs.add(Input.following(program)));
    }
    inputs.add(Input.of(store.blobs().path(finished.manifest())));
    inputs.add(Input.of(store.blobs().path(finished.id())));
    finished
        .image()
        .layers()
        .forEach(layer -> inputs.add(Input.of(store.blobs().path(layer.diffId()))));
    new Receipts(store.home()).keep(new Receipt(key, inputs, out, err + ending));
  }

  private boolean settled(Input input) {
    return input.stamp() == null || input.stamp().settled(started);
  }

  /** Whether the names in the store mean what they meant to this build. */
  private static boolean sameNames(
      SortedMap<String, Tags.Target> all,
      Map<String, Optional<Digest>> bases,
      Results.Finished finished,
      List<ImageReference> names) {
    for (Map.Entry<String, Optional<Digest>> base : bases.entrySet()) {
      Tags.Target target = all.get(base.getKey());
      if (target == null || !base.getValue().equals(Optional.of(target.manifest()))) {
        return false;
      }
    }
    for (ImageReference name : names) {
      Tags.Target target = all.get(name.canonical());
      if (target == null || !target.manifest().equals(finished.manifest())) {
        return false;
      }
    }
    return true;
  }

  private static boolean madeHere(String name) {
    return MachineBases.names().stream().anyMatch(made -> made.canonical().equals(name));
  }
}
