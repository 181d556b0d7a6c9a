package dockwalk.check;

import dockwalk.syntax.Span;

/**
 * A {@code CMD}, {@code ENTRYPOINT} or {@code HEALTHCHECK} that a later one of its stage undoes.
 */
final class MultipleInstructionsDisallowed implements Check.OfStep {
  private static final Rule RULE =
      Rule.of(
          "MultipleInstructionsDisallowed",
          "multiple-instructions-disallowed",
          "Multiple instructions of the same type should not be used in the same stage");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void inspect(Visit visit, Report report) {
    Span earlier = visit.before().last().get(visit.instruction().keyword());
    if (earlier != null) {
      report.add(
          earlier,
          ("Multiple %s instructions should not be used in the same stage because only the last"
                  + " one will be used")
              .formatted(visit.written().keyword()));
    }
  }
}
