package dockwalk.exec;

import dockwalk.exec.Action.Origin;
import dockwalk.plan.BuildPlan;
import dockwalk.plan.NamedContext;

/** What a name that is no stage's stands for: a context of the caller, or an image. */
final class GivenOrigin {
  private GivenOrigin() {}

  static Origin of(BuildPlan plan, String name) {
    return switch (plan.options().context(name).orElse(new NamedContext.Image(name))) {
      case NamedContext.Files files -> new Origin.Named(files.name());
      case NamedContext.Image image -> new Origin.Image(image.reference());
    };
  }
}
