package dockwalk.check;

import java.util.ArrayList;
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
    List<Written> notLower = new ArrayList<>();
    List<Written> notUpper = new ArrayList<>();
    for (List<Written> stage : subject.stages()) {
      for (Written each : stage) {
        String keyword = each.keyword();
        if (!keyword.equals(keyword.toLowerCase(Locale.ROOT))) {
          notLower.add(each);
        }
        if (!keyword.equals(keyword.toUpperCase(Locale.ROOT))) {
          notUpper.add(each);
        }
      }
    }
    boolean wantLower = notLower.size() < notUpper.size();
    for (Written each : wantLower ? notLower : notUpper) {
      report.add(
          each.instruction().span(),
          "Command '%s' should match the case of the command majority (%s)"
              .formatted(each.keyword(), wantLower ? "lowercase" : "uppercase"));
    }
  }
}
