package dockwalk.check;

import dockwalk.syntax.Instruction;
import java.util.List;

/** A comment above a stage or an argument that does not begin with its name. */
final class InvalidDefinitionDescription implements Check.OfInstruction {
  private static final Rule RULE =
      Rule.of(
              "InvalidDefinitionDescription",
              "invalid-definition-description",
              "Comment for build stage or argument should follow the format: `# <arg/stage name>"
                  + " <description>`. If this is not intended to be a description comment, add an"
                  + " empty line or comment between the instruction and the comment.")
          .asExperiment();

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void inspect(Written written, Report report) {
    List<String> names = names(written.instruction());
    if (names.isEmpty() || written.comments().isEmpty()) {
      return;
    }
    String comment = written.comments().getLast();
    if (!names.contains(comment.split(" ", 2)[0])) {
      report.add(
          written.instruction().span(),
          "Comment for %s should follow the format: `# %s <description>`"
              .formatted(
                  written.instruction().keyword(),
                  names.size() > 1 ? "<arg_key>" : names.getFirst()));
    }
  }

  private static List<String> names(Instruction instruction) {
    if (instruction instanceof Instruction.Arg arg) {
      return arg.parameters().stream().map(Instruction.Parameter::name).toList();
    }
    return instruction instanceof Instruction.From from && from.stageName().isPresent()
        ? List.of(Origin.name(from))
        : List.of();
  }
}
