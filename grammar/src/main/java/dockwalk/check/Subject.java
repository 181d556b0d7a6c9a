package dockwalk.check;

import dockwalk.syntax.Dockerfile;
import dockwalk.syntax.Instruction;
import dockwalk.syntax.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The file that is checked.
 *
 * @param instructions in file order
 * @param stages the instructions of each stage, its {@code FROM} first
 * @param globals the global arguments; absent if their values cannot be told
 * @param defaults the same, as if no build argument were given
 */
record Subject(
    Dockerfile file,
    Facts facts,
    List<Written> instructions,
    List<List<Written>> stages,
    Optional<GlobalScope> globals,
    Optional<GlobalScope> defaults) {

  static Subject of(Dockerfile file, Facts facts) {
    List<Written> instructions = written(file);
    return new Subject(
        file,
        facts,
        instructions,
        stages(instructions),
        GlobalScope.of(file, facts.predefined(), facts.buildArgs()),
        GlobalScope.of(file, facts.predefined(), Map.of()));
  }

  private static List<Written> written(Dockerfile file) {
    Map<Integer, Instruction> byStart = new HashMap<>();
    file.instructions().forEach(each -> byStart.put(each.span().start(), each));
    Comments comments = new Comments(file);
    List<Written> written = new ArrayList<>();
    for (Statement statement : file.statements()) {
      List<String> above = comments.before(statement);
      Instruction instruction = byStart.get(statement.span().start());
      if (instruction != null) {
        written.add(new Written(instruction, statement, above, CheckOptions.ofComments(above)));
      }
    }
    return written;
  }

  private static List<List<Written>> stages(List<Written> instructions) {
    List<List<Written>> stages = new ArrayList<>();
    for (Written each : instructions) {
      if (each.instruction() instanceof Instruction.From) {
        stages.add(new ArrayList<>());
      }
      if (!stages.isEmpty()) {
        stages.getLast().add(each);
      }
    }
    return stages;
  }

  /** The {@code FROM}s. */
  List<Origin> origins(GlobalScope scope) {
    return instructions.stream()
        .filter(each -> each.instruction() instanceof Instruction.From)
        .map(each -> new Origin(each, (Instruction.From) each.instruction(), scope))
        .toList();
  }
}
