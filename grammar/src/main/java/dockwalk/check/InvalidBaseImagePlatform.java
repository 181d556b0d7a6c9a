package dockwalk.check;

import dockwalk.check.StageFacts.Known;
import dockwalk.check.StageFacts.Start;
import java.util.Optional;

/** A base image that is for another platform than the build. */
final class InvalidBaseImagePlatform implements Check.OfBase {
  private static final Rule RULE =
      Rule.withoutPage(
          "InvalidBaseImagePlatform",
          "Base image platform does not match expected target platform");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void inspect(Written from, StageFacts stage, Report report) {
    if (stage.start() instanceof Start.Image(String name, Optional<Known> known)
        && known.isPresent()
        && !stage.platform().runs(known.get().platform())) {
      report.add(
          from.instruction().span(),
          "Base image %s was pulled with platform \"%s\", expected \"%s\" for current build"
              .formatted(name, known.get().platform(), stage.platform()));
    }
  }
}
