package dockwalk.check;

import java.util.List;
import java.util.Locale;

/**
 * Keywords in capital letters beside some in small ones. What stands before the first {@code FROM}
 * does not count.
 */
final class ConsistentInstructionCasing implements Check.OfFile {
  private static final Rule RULE =
      Rule.of(
          "ConsistentInstructionCasing",
          "consistent-instruction-casing",
          "All commands within the Dockerfile should use the same casing (either upper or lower)");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void inspect(Subject subject, Report report) {
    List<Written> counted = subject.stages().stream().flatMap(List::stream).toList();
    long lower = counted.stream().filter(each -> lower(each.keyword())).count();
    long upper = counted.stream().filter(each -> upper(each.keyword())).count();
    boolean wantLower = lower > upper;
    for (Written each : counted) {
      if (!(wantLower ? lower(each.keyword()) : upper(each.keyword()))) {
        report.add(
            each.instruction().span(),
            "Command '%s' should match the case of the command majority (%s)"
                .formatted(each.keyword(), wantLower ? "lowercase" : "uppercase"));
      }
    }
  }

  private static boolean lower(String keyword) {
    return keyword.equals(keyword.toLowerCase(Locale.ROOT));
  }

  private static boolean upper(String keyword) {
    return keyword.equals(keyword.toUpperCase(Locale.ROOT));
  }
}
