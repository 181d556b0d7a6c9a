package dockwalk.check;

import dockwalk.syntax.Word;
import java.util.Optional;
import java.util.Set;

/** {@code --platform=$TARGETPLATFORM}, which holds anyway. */
final class RedundantTargetPlatform implements Check.OfOrigin {
  private static final Rule RULE =
      Rule.of(
          "RedundantTargetPlatform",
          "redundant-target-platform",
          "Setting platform to predefined $TARGETPLATFORM in FROM is redundant as this is the"
              + " default behavior");

  @Override
  public Rule rule() {
    return RULE;
  }

  private static final String TARGET = "TARGETPLATFORM";

  @Override
  public void inspect(Origin origin, Report report) {
    Optional<Word> platform = origin.platform();
    if (platform.isPresent() && Variables.of(platform.get()).equals(Set.of(TARGET))) {
      Optional<String> value = Optional.ofNullable(origin.scope().values().get(TARGET));
      if (value.isPresent() && value.equals(origin.scope().text(platform.get()))) {
        report.add(
            origin.from().span(),
            "Setting platform to predefined %s in FROM is redundant as this is the default behavior"
                .formatted(platform.get().raw()));
      }
    }
  }
}
