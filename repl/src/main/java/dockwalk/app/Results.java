package dockwalk.app;

import dockwalk.exec.State;
import dockwalk.export.ExportSource;
import dockwalk.export.Exporter;
import dockwalk.export.OutputSpec;
import dockwalk.image.Digest;
import dockwalk.image.Image;
import dockwalk.image.ImageReference;
import dockwalk.render.PlainProgress;
import dockwalk.store.Images;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What becomes of a finished build: an image in the store, names, files. */
final class Results {
  private final LocalHost local;
  private final Exporter exporter;
  private final List<ImageReference> names;

  Results(LocalHost local, Console console, List<ImageReference> names) {
    this.local = local;
    this.names = List.copyOf(names);
    ExportSource source =
        new ExportSource(
            layer -> local.store().blobs().open(layer.diffId()),
            local.host().layers(),
            local.host().contents());
    this.exporter = new Exporter(source, console.folder(), console.out(), console.terminal(1));
  }

  /** An image that was kept. */
  record Finished(Image image, Digest id) {}

  /** Refuses an output that cannot be written, before anything is built. */
  void check(OutputSpec output) throws IOException {
    exporter.check(output);
  }

  /** Keeps the result of {@code state} in the store, under its names. */
  Finished keep(State state, PlainProgress progress) throws IOException {
    long start = System.nanoTime();
    Image image = image(state);
    Images.Kept kept = local.store().images().keep(image);
    local.store().tags().put(names, kept.target());
    List<String> lines = new ArrayList<>(List.of("exporting layers done"));
    lines.add("writing image " + kept.id() + " done");
    names.forEach(name -> lines.add("naming to " + name.canonical() + " done"));
    progress.job("exporting to image", lines, since(start));
    return new Finished(image, kept.id());
  }

  /** The image of the target with the labels of the command line. */
  static Image image(State state) {
    Image image = state.result().dated();
    return image.withConfig(
        image.config().with(draft -> draft.labels.putAll(state.plan().options().labels())));
  }

  /** Writes the image where {@code output} says. */
  void export(OutputSpec output, Finished finished, PlainProgress progress)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    exporter.export(output, finished.image(), names);
    progress.job("exporting to " + output.kind().shown(), List.of("sending done"), since(start));
  }

  static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
