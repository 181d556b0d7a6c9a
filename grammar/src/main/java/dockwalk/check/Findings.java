package dockwalk.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the checks found.
 *
 * @param all in the order in which the reference finds them
 * @param fatal whether a finding fails the build ({@code check=error=true})
 */
public record Findings(List<Finding> all, boolean fatal) {
  /** Nothing was found. */
  public static final Findings NONE = new Findings(List.of(), false);

  public Findings {
    all = List.copyOf(all);
  }

  /** Why the build fails, if it does for what was found. */
  public Optional<String> violation() {
    if (!fatal || all.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        all.stream()
            .map(finding -> finding.rule().name())
            .distinct()
            .collect(Collectors.joining(", ", "lint violation found for rules: ", "")));
  }
}
