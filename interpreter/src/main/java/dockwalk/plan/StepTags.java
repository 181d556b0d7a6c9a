package dockwalk.plan;

import dockwalk.syntax.Instruction;
import java.util.ArrayList;
import java.util.List;

/** Numbers the steps of a stage as BuildKit does ({@code dockerfile2llb}, prefixCommand). */
final class StepTags {
  private StepTags() {}

  /** Whether BuildKit counts the instruction: those that start from an image or touch files. */
  static boolean counted(Instruction instruction, Stage stage) {
    return switch (instruction) {
      case Instruction.From from -> stage.base() instanceof Stage.Base.Image;
      case Instruction.Run run -> true;
      case Instruction.Copy copy -> true;
      case Instruction.Add add -> true;
      case Instruction.Workdir workdir -> true;
      case Instruction.Arg arg -> false;
      case Instruction.Env env -> false;
      case Instruction.Label label -> false;
      case Instruction.Maintainer maintainer -> false;
      case Instruction.Cmd cmd -> false;
      case Instruction.Entrypoint entrypoint -> false;
      case Instruction.Shell shell -> false;
      case Instruction.User user -> false;
      case Instruction.Volume volume -> false;
      case Instruction.Expose expose -> false;
      case Instruction.Stopsignal stopsignal -> false;
      case Instruction.Healthcheck healthcheck -> false;
      case Instruction.Onbuild onbuild -> false;
    };
  }

  /** A tag for each instruction of {@code stage}; empty where it is not counted. */
  static List<String> of(Stage stage, boolean onlyStage) {
    long total = stage.instructions().stream().filter(i -> counted(i, stage)).count();
    int width = Long.toString(total).length();
    String front = onlyStage ? "[" : "[" + stage.title() + " ";
    List<String> tags = new ArrayList<>();
    int number = 0;
    for (Instruction instruction : stage.instructions()) {
      if (counted(instruction, stage)) {
        number++;
        String blanks = " ".repeat(width - Integer.toString(number).length());
        tags.add(front + blanks + number + "/" + total + "]");
      } else {
        tags.add("");
      }
    }
    return tags;
  }
}
