package dockwalk.syntax;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** What a Dockerfile says, apart from where in its text it says it. */
final class Meaning {
  private Meaning() {}

  /** Whether two files have the same tree: directives, instructions and all they consist of. */
  static boolean same(Dockerfile one, Dockerfile other) {
    return one.escape() == other.escape()
        && one.valid() == other.valid()
        && List.copyOf(one.directives().entrySet())
            .equals(List.copyOf(other.directives().entrySet()))
        && of(one).equals(of(other));
  }

  /** The instructions as nodes without places. */
  static List<Outline.Node> of(Dockerfile file) {
    return file.instructions().stream()
        .map(instruction -> withoutPlaces(Outline.of(instruction)))
        .toList();
  }

  /** The logical line goes too: it has the blanks between the words. */
  private static Outline.Node withoutPlaces(Outline.Node node) {
    SequencedMap<String, Object> attributes = new LinkedHashMap<>(node.attributes());
    attributes.remove("text");
    return new Outline.Node(
        node.kind(),
        attributes,
        node.label(),
        node.value(),
        Optional.empty(),
        node.children().stream().map(Meaning::withoutPlaces).toList());
  }
}
