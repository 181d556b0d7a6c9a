package dockwalk.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

  /** The instructions as nodes without places; a trigger's own text is part of it. */
  static List<Outline.Node> of(Dockerfile file) {
    List<Outline.Node> nodes = new ArrayList<>();
    for (Instruction instruction : file.instructions()) {
      nodes.add(withoutPlaces(Outline.of(instruction)));
      if (instruction instanceof Instruction.Onbuild onbuild) {
        nodes.add(
            new Outline.Node(
                "expression", Optional.of(onbuild.expression()), Optional.empty(), List.of()));
      }
    }
    return nodes;
  }

  private static Outline.Node withoutPlaces(Outline.Node node) {
    return new Outline.Node(
        node.name(),
        node.value(),
        Optional.empty(),
        node.children().stream().map(Meaning::withoutPlaces).toList());
  }
}
