package dockwalk.repl.command;

import dockwalk.image.JsonText;
import dockwalk.syntax.Spelling;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The options among the words of a command, and what is left without them.
 *
 * @param on options without a value that were given
 * @param values options with a value
 */
record Flags(Set<String> on, Map<String, String> values, Arguments rest) {
  static final String JSON = "--json";

  /**
   * Takes the options out.
   *
   * @param plain those without a value
   * @param valued those with one
   */
  static Flags of(Arguments arguments, List<String> plain, List<String> valued)
      throws MisuseException {
    Set<String> on = new HashSet<>();
    Map<String, String> values = new LinkedHashMap<>();
    List<String> rest = new ArrayList<>();
    List<String> words = arguments.words();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (plain.contains(word)) {
        on.add(word);
      } else if (valued.contains(word)) {
        if (i + 1 == words.size()) {
          throw arguments.misuse("%s needs a value.", word);
        }
        values.put(word, words.get(++i));
      } else if (word.startsWith("-") && word.length() > 1) {
        List<String> known = Stream.concat(plain.stream(), valued.stream()).toList();
        Optional<String> near = Spelling.nearestName(word, known);
        throw arguments.misuse(near, "There is no option %s.", word);
      } else {
        rest.add(word);
      }
    }
    return new Flags(on, values, new Arguments(rest, arguments.usage()));
  }

  /** Options of which there is {@code --json} alone. */
  static Flags json(Arguments arguments) throws MisuseException {
    return of(arguments, List.of(JSON), List.of());
  }

  /** Whether there is {@code --json}, where nothing else may be. */
  static boolean onlyJson(Arguments arguments) throws MisuseException {
    Flags flags = json(arguments);
    flags.rest.atMost(0);
    return flags.json();
  }

  boolean json() {
    return on.contains(JSON);
  }

  /** Prints a document: one value, indented. */
  static Answer print(Desk desk, Map<String, Object> document) {
    desk.line(new String(JsonText.indented(document), StandardCharsets.UTF_8));
    return Answer.STAY;
  }
}
