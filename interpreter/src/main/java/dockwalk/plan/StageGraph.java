package dockwalk.plan;

import dockwalk.syntax.Instruction;
import dockwalk.syntax.MountFlag;
import dockwalk.syntax.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which stage needs which. */
final class StageGraph {
  private final List<Stage> stages;
  private final BuildOptions options;
  private final List<Set<Integer>> needs = new ArrayList<>();

  private StageGraph(List<Stage> stages, BuildOptions options) {
    this.stages = stages;
    this.options = options;
  }

  /**
   * The stages with what they need, those marked that {@code target} needs.
   *
   * @throws PlanFault if a stage copies from one that is not before it
   */
  static List<Stage> markNeeded(List<Stage> stages, int target, BuildOptions options)
      throws PlanFault {
    StageGraph graph = new StageGraph(stages, options);
    for (Stage stage : stages) {
      graph.needs.add(graph.needsOf(stage));
    }
    Set<Integer> needed = graph.closure(target);
    List<Stage> marked = new ArrayList<>();
    for (Stage stage : stages) {
      marked.add(
          new Stage(
              stage.index(),
              stage.name(),
              stage.from(),
              stage.base(),
              stage.instructions(),
              needed.contains(stage.index()),
              graph.needs.get(stage.index())));
    }
    return marked;
  }

  private Set<Integer> needsOf(Stage stage) throws PlanFault {
    Set<Integer> needs = new HashSet<>();
    if (stage.base() instanceof Stage.Base.Earlier earlier) {
      needs.add(earlier.stage());
    }
    for (Instruction instruction : stage.instructions()) {
      if (instruction instanceof Instruction.Run run) {
        for (MountFlag mount : run.mounts()) {
          if (mount.from().isPresent()) {
            mounted(stage, mount, mount.from().get()).ifPresent(needs::add);
          }
        }
      }
      if (instruction instanceof Instruction.Copy copy) {
        for (Instruction.Flag flag : copy.flags()) {
          if (flag.name().equals("from") && flag.value().isPresent()) {
            origin(stage, flag, flag.value().get().raw()).ifPresent(needs::add);
          }
        }
      }
    }
    return needs;
  }

  /** The stage that a mount names, never by number; absent if it names an image. */
  private Optional<Integer> mounted(Stage stage, MountFlag mount, String name) throws PlanFault {
    if (name.chars().allMatch(Character::isDigit)) {
      return Optional.empty();
    }
    return earlier(
        stage,
        name,
        mount.span(),
        "cannot mount from stage \"%s\", stage needs to be defined before current command"
            .formatted(name));
  }

  /** The stage that {@code --from} names; absent if it names an image. */
  private Optional<Integer> origin(Stage stage, Instruction.Flag flag, String name)
      throws PlanFault {
    if (name.contains("$")) {
      throw PlanFault.at(
          flag.span(),
          "variable expansion is not supported for --from, define a new stage with FROM using ARG"
              + " from global scope as a workaround");
    }
    if (!name.isEmpty() && name.chars().allMatch(Character::isDigit)) {
      if (name.length() > 6 || Integer.parseInt(name) >= stage.index()) {
        throw PlanFault.at(
            flag.span(),
            "invalid stage index " + name,
            stage.index() == 0
                ? "there is no stage before this one"
                : "stages are counted from 0: before this one they are 0 to "
                    + (stage.index() - 1));
      }
      return Optional.of(Integer.parseInt(name));
    }
    return earlier(
        stage,
        name,
        flag.span(),
        "cannot copy from stage \"%s\", it needs to be defined before current stage \"%s\""
            .formatted(name, stage.title()));
  }

  /** The stage before {@code stage} of this name; absent if no stage, or a context, has it. */
  private Optional<Integer> earlier(Stage stage, String name, Span place, String tooLate)
      throws PlanFault {
    for (Stage before : stages.subList(0, stage.index()).reversed()) {
      if (before.answersTo(name)) {
        return Optional.of(before.index());
      }
    }
    if (options.context(name).isPresent()) {
      return Optional.empty();
    }
    for (Stage other : stages.subList(stage.index(), stages.size())) {
      if (other.answersTo(name)) {
        throw PlanFault.at(
            place,
            other.index() == stage.index()
                ? "circular dependency detected on stage: " + name
                : tooLate);
      }
    }
    ImageNames.check(name, place, stages.subList(0, stage.index()));
    return Optional.empty();
  }

  private Set<Integer> closure(int target) {
    Set<Integer> found = new HashSet<>();
    Deque<Integer> todo = new ArrayDeque<>(List.of(target));
    while (!todo.isEmpty()) {
      int stage = todo.pop();
      if (found.add(stage)) {
        todo.addAll(needs.get(stage));
      }
    }
    return found;
  }
}
