package dockwalk.check;

import dockwalk.syntax.Dockerfile;
import dockwalk.syntax.Expansion;
import dockwalk.syntax.Instruction;
import dockwalk.syntax.Word;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a {@code FROM} sees.
 *
 * @param values of the arguments that are set
 * @param names of those that are known, set or not
 */
record GlobalScope(Map<String, String> values, Set<String> names) {

  /** The arguments before the first {@code FROM}; absent if a default value cannot be expanded. */
  static Optional<GlobalScope> of(
      Dockerfile file, Map<String, String> predefined, Map<String, String> buildArgs) {
    GlobalScope scope =
        new GlobalScope(new HashMap<>(predefined), new TreeSet<>(predefined.keySet()));
    for (Instruction instruction : file.instructions()) {
      if (!(instruction instanceof Instruction.Arg arg)) {
        break;
      }
      for (Instruction.Parameter parameter : arg.parameters()) {
        if (!scope.declare(parameter, buildArgs)) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(scope);
  }

  private boolean declare(Instruction.Parameter parameter, Map<String, String> buildArgs) {
    names.add(parameter.name());
    String given = buildArgs.get(parameter.name());
    if (given != null) {
      values.put(parameter.name(), given);
    } else if (parameter.defaultValue().isPresent()) {
      Optional<String> value = text(parameter.defaultValue().get());
      value.ifPresent(text -> values.put(parameter.name(), text));
      return value.isPresent();
    }
    return true;
  }

  /** {@code word} with its variables expanded; absent if that cannot be done. */
  Optional<String> text(Word word) {
    return Scope.expand(word, values).map(Expansion.Done::text);
  }
}
