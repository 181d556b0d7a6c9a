package dockwalk.app;

import dockwalk.image.Image;
import dockwalk.image.Layer;
import dockwalk.plan.BuildPlan;
import dockwalk.plan.Stage;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes the times away that are later than {@code SOURCE_DATE_EPOCH}, in all layers that are not
 * those of the base: then the image depends on nothing but what went into it.
 */
final class TimeLimit {
  private final LocalHost local;

  TimeLimit(LocalHost local) {
    this.local = local;
  }

  /** {@code image}, which is that of a stage of the plan, with no later time. */
  Image of(Image image, BuildPlan plan, int stage) throws IOException, InterruptedException {
    Optional<Instant> latest = plan.epoch();
    if (latest.isEmpty()) {
      return image;
    }
    int base = baseLayers(plan, stage);
    List<Layer> layers = new ArrayList<>();
    for (Layer layer : image.layers()) {
      boolean ours = layers.size() >= base;
      layers.add(
          ours ? local.store().layers().clamped(layer, latest.get().getEpochSecond()) : layer);
    }
    return image.withLayers(layers);
  }

  private int baseLayers(BuildPlan plan, int index) throws IOException, InterruptedException {
    Stage stage = plan.stages().get(index);
    while (stage.base() instanceof Stage.Base.Earlier earlier) {
      stage = plan.stages().get(earlier.stage());
    }
    if (stage.base() instanceof Stage.Base.Image base) {
      return local
          .host()
          .images()
          .resolve(base.reference(), plan.options().platform())
          .image()
          .layers()
          .size();
    }
    return 0;
  }
}
