package dockwalk.check;

import dockwalk.syntax.Instruction;
import dockwalk.syntax.Spelling;
import dockwalk.syntax.Word;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A variable that is read and that nothing has defined. Where the base image is not known, it may
 * be defined there: then only names are reported that look misspelt.
 */
final class UndefinedVar implements Check.OfStep {
  private static final Rule RULE =
      Rule.of("UndefinedVar", "undefined-var", "Variables should be defined before their use");

  @Override
  public Rule rule() {
    return RULE;
  }

  /** Arguments of the builder that never become variables. */
  private static final Set<String> NEVER_SET =
      Set.of("BUILDKIT_SBOM_SCAN_CONTEXT", "BUILDKIT_SBOM_SCAN_STAGE");

  @Override
  public void inspect(Visit visit, Report report) {
    if (visit.instruction() instanceof Instruction.Arg arg) {
      Scope scope = visit.before();
      for (Instruction.Parameter parameter : arg.parameters()) {
        if (parameter.defaultValue().isPresent()
            && !visit.given().buildArgs().containsKey(parameter.name())) {
          inspect(parameter.defaultValue().get(), scope, visit, report);
        }
        scope = scope.declare(parameter, visit.given());
      }
      return;
    }
    List<Word> words = ExpandedWords.of(visit.instruction());
    words.forEach(word -> inspect(word, visit.before(), visit, report));
  }

  private static void inspect(Word word, Scope scope, Visit visit, Report report) {
    for (String name : Variables.of(word)) {
      if (scope.defines(name) || NEVER_SET.contains(name)) {
        continue;
      }
      Optional<String> near = Spelling.nearestInCase(name, scope.values().keySet());
      if (scope.complete() || near.isPresent()) {
        report.add(
            visit.place(),
            "Usage of undefined variable '$%s'%s"
                .formatted(name, near.map(n -> " (did you mean $" + n + "?)").orElse("")));
      }
    }
  }
}
