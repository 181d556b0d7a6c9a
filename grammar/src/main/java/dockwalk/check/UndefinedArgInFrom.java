package dockwalk.check;

import dockwalk.syntax.Spelling;
import dockwalk.syntax.Word;

/** A variable in {@code FROM} that no {@code ARG} before the first {@code FROM} declares. */
final class UndefinedArgInFrom implements Check.OfOrigin {
  private static final Rule RULE =
      Rule.of("UndefinedArgInFrom", "undefined-arg-in-from", "FROM command must use declared ARGs");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void inspect(Origin origin, Report report) {
    inspect(origin, origin.from().image(), report);
    origin.platform().ifPresent(word -> inspect(origin, word, report));
  }

  private static void inspect(Origin origin, Word word, Report report) {
    for (String name : Variables.of(word)) {
      if (!origin.scope().names().contains(name)) {
        String near =
            Spelling.nearestInCase(name, origin.scope().names())
                .map(known -> " (did you mean " + known + "?)")
                .orElse("");
        report.add(
            origin.from().span(), "FROM argument '%s' is not declared%s".formatted(name, near));
      }
    }
  }
}
