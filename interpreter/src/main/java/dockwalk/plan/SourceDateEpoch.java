package dockwalk.plan;

import dockwalk.syntax.Span;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The time that takes the place of "now" in what a build makes, so that the same input gives the
 * same image (reproducible-builds.org; dockerfile2llb, epoch.go).
 */
final class SourceDateEpoch {
  static final String NAME = "SOURCE_DATE_EPOCH";

  private SourceDateEpoch() {}

  /**
   * The time that the argument names, in seconds; absent if it is not given or empty. {@code
   * context} names that of a Git context, and a folder has none.
   *
   * @throws PlanFault if it is anything else
   */
  static Optional<Instant> of(
      BuildOptions options, Map<String, String> globalArgs, List<Stage> stages) throws PlanFault {
    String text = options.buildArgs().getOrDefault(NAME, globalArgs.getOrDefault(NAME, ""));
    if (text.isEmpty() || text.equals("context")) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
    } catch (NumberFormatException | DateTimeException e) {
      boolean stage = stages.stream().anyMatch(each -> each.answersTo(text));
      throw PlanFault.at(
          new Span(0, 0),
          "invalid SOURCE_DATE_EPOCH: " + text,
          stage
              ? "Dockwalk does not take the time from a stage yet: give the seconds since 1970"
              : "give the seconds since 1970, such as the answer of `git log -1 --pretty=%ct`");
    }
  }
}
