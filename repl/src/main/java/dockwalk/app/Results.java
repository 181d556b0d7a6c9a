package dockwalk.app;

import dockwalk.exec.State;
import dockwalk.export.ExportSource;
import dockwalk.export.Exporter;
import dockwalk.export.OutputSpec;
import dockwalk.image.Descriptor;
import dockwalk.image.Digest;
import dockwalk.image.Image;
import dockwalk.image.ImageReference;
import dockwalk.plan.BuildOptions;
import dockwalk.plan.BuildPlan;
import dockwalk.store.Images;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What becomes of a finished build: an image in the store, names, files. */
final class Results {
  private final LocalHost local;
  private final Exporter exporter;
  private final List<ImageReference> names;
  private final Console console;

  Results(LocalHost local, Console console, List<ImageReference> names) {
    this.local = local;
    this.names = List.copyOf(names);
    this.console = console;
    ExportSource source =
        new ExportSource(
            layer -> local.store().blobs().open(layer.diffId()),
            local.host().layers(),
            local.host().contents());
    this.exporter = new Exporter(source, console.folder(), console.out(), console.terminal(1));
  }

  /**
   * An image that was kept; {@code manifest} and {@code id} are the digests of its documents.
   *
   * @param built the image with the times that its files really have; the same unless the caller
   *     set a time for all
   */
  record Finished(Image image, Digest manifest, long manifestSize, Digest id, Image built) {}

  /** Tells of work that is no step. */
  interface Jobs {
    void job(String name, List<String> statuses, Duration took);
  }

  /** Refuses an output that cannot be written, before anything is built. */
  void check(OutputSpec output) throws IOException {
    exporter.check(output);
  }

  /** Keeps the result of {@code state} in the store, under its names. */
  Finished keep(State state, Jobs jobs) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Finished finished = keep(state.result(), state.plan(), state.plan().target());
    List<String> lines = new ArrayList<>(List.of("exporting layers done"));
    lines.add("writing image " + finished.id() + " done");
    names.forEach(name -> lines.add("naming to " + name.canonical() + " done"));
    jobs.job("exporting to image", lines, since(start));
    return finished;
  }

  /** Keeps the image of a stage in the store, under the names. */
  Finished keep(Image image, BuildPlan plan, int stage) throws IOException, InterruptedException {
    Image built = labelled(image.dated(), plan.options());
    return keep(new TimeLimit(local).of(built, plan, stage), built);
  }

  private Finished keep(Image image, Image built) throws IOException {
    Images.Kept kept = local.store().images().keep(image);
    if (!names.isEmpty()) {
      local.store().tags().put(names, kept.target());
    }
    return new Finished(image, kept.target().manifest(), kept.target().size(), kept.id(), built);
  }

  /** {@code image} with the labels of the command line. */
  private static Image labelled(Image image, BuildOptions options) {
    return image.withConfig(
        image.config().with(draft -> draft.labels = draft.labels.plusAll(options.labels())));
  }

  /** Writes the image where {@code output} says. */
  Optional<Descriptor> export(OutputSpec output, Finished finished, Jobs jobs)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    Optional<Descriptor> written = export(output, finished);
    jobs.job("exporting to " + output.kind().shown(), List.of("sending done"), since(start));
    return written;
  }

  Optional<Descriptor> export(OutputSpec output, Finished finished)
      throws IOException, InterruptedException {
    Image image = output.rewriteTimestamp().orElse(true) ? finished.image() : finished.built();
    Optional<Descriptor> written = exporter.export(output, image, names);
    if (console.out().checkError()) {
      throw new IOException("the standard output did not take all of the archive");
    }
    return written;
  }

  static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
