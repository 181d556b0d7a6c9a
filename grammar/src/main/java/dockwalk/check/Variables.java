package dockwalk.check;

import dockwalk.syntax.Word;
import dockwalk.syntax.Word.Part;
import java.util.LinkedHashSet;
import java.util.Set;

/** The variables of a word. */
final class Variables {
  private Variables() {}

  /**
   * The names of all that are read, in order, also those within {@code ${…}} whether or not they
   * come to bear: so the reference counts them.
   */
  static Set<String> of(Word word) {
    Set<String> names = new LinkedHashSet<>();
    add(word, names);
    return names;
  }

  private static void add(Word word, Set<String> names) {
    for (Part part : word.parts()) {
      if (part instanceof Part.Variable variable) {
        variable
            .operator()
            .ifPresent(
                operator -> {
                  add(operator.operand(), names);
                  operator.replacement().ifPresent(replacement -> add(replacement, names));
                });
        names.add(variable.name());
      }
    }
  }
}
