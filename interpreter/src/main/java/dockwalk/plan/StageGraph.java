package dockwalk.plan;

import dockwalk.syntax.Instruction;
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
  private final StageNames names;
  private final BuildOptions options;
  private final List<List<Use>> uses = new ArrayList<>();
  private final List<Set<Integer>> needs = new ArrayList<>();

  private StageGraph(List<Stage> stages, BuildOptions options) {
    this.stages = stages;
    this.names = StageNames.of(stages);
    this.options = options;
  }

  /**
   * An instruction that takes files from a stage.
   *
   * @param stage its index
   * @param tooLate what to say if it is not before
   */
  private record Use(int stage, Span place, String tooLate) {}

  /**
   * The stages with what they need, those marked that {@code target} needs.
   *
   * @throws PlanFault if stages need each other, or one that is needed copies from a later one
   */
  static List<Stage> markNeeded(List<Stage> stages, int target, BuildOptions options)
      throws PlanFault {
    StageGraph graph = new StageGraph(stages, options);
    for (Stage stage : stages) {
      graph.add(stage);
    }
    graph.refuseCircles();
    Set<Integer> needed = graph.closure(target);
    graph.refuseLaterStages(needed);
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

  private void add(Stage stage) throws PlanFault {
    List<Use> found = new ArrayList<>();
    for (Instruction instruction : stage.instructions()) {
      for (TakenFrom source : TakenFrom.of(instruction)) {
        Optional<Use> use = source.mounted() ? mounted(stage, source) : copied(stage, source);
        use.ifPresent(found::add);
      }
    }
    Set<Integer> all = new HashSet<>();
    if (stage.base() instanceof Stage.Base.Earlier earlier) {
      all.add(earlier.stage());
    }
    found.forEach(use -> all.add(use.stage()));
    uses.add(found);
    needs.add(all);
  }

  /** The stage that a mount names, never by number; absent if it names an image. */
  private Optional<Use> mounted(Stage stage, TakenFrom mount) throws PlanFault {
    String name = mount.name();
    if (name.isEmpty() || StageNames.isNumber(name)) {
      return Optional.empty();
    }
    return named(
        stage,
        name,
        mount.place(),
        "cannot mount from stage \"%s\", stage needs to be defined before current command"
            .formatted(name));
  }

  /** The stage that {@code --from} names; absent if it names an image. */
  private Optional<Use> copied(Stage stage, TakenFrom copy) throws PlanFault {
    String name = copy.name();
    if (name.contains("$")) {
      throw PlanFault.at(
          copy.place(),
          "variable expansion is not supported for --from, define a new stage with FROM using ARG"
              + " from global scope as a workaround");
    }
    String tooLate =
        "cannot copy from stage \"%s\", it needs to be defined before current stage \"%s\""
            .formatted(name, stage.title());
    if (!StageNames.isNumber(name)) {
      return named(stage, name, copy.place(), tooLate);
    }
    Optional<Integer> index = names.numbered(name);
    if (index.isEmpty()) {
      throw PlanFault.at(
          copy.place(),
          "invalid stage index " + name,
          stage.index() == 0
              ? "there is no stage before this one"
              : "stages are counted from 0: before this one they are 0 to " + (stage.index() - 1));
    }
    return Optional.of(new Use(index.get(), copy.place(), tooLate));
  }

  /**
   * The stage of this name; absent if none has it. A context of the caller is there from the
   * beginning, also where a later stage stands for it.
   */
  private Optional<Use> named(Stage stage, String name, Span place, String tooLate)
      throws PlanFault {
    Optional<Integer> found = names.named(name);
    boolean context = options.context(name).isPresent();
    if (found.isPresent() && (found.get() < stage.index() || !context)) {
      return Optional.of(new Use(found.get(), place, tooLate));
    }
    if (context) {
      return Optional.empty();
    }
    ImageNames.check(name, place, stages.subList(0, stage.index()));
    return Optional.empty();
  }

  /** Of a circle the first use is told that goes to the stage itself or to a later one. */
  private void refuseCircles() throws PlanFault {
    int[] circles =
        StageCircles.of(uses.stream().map(all -> all.stream().map(Use::stage).toList()).toList());
    for (Stage stage : stages) {
      for (Use use : uses.get(stage.index())) {
        if (use.stage() >= stage.index() && circles[use.stage()] == circles[stage.index()]) {
          throw PlanFault.at(
              use.place(),
              "circular dependency detected on stage: " + stage.title(),
              "a stage cannot take files from itself, nor from one that takes files from it");
        }
      }
    }
  }

  private void refuseLaterStages(Set<Integer> needed) throws PlanFault {
    for (Stage stage : stages) {
      for (Use use : uses.get(stage.index())) {
        if (needed.contains(stage.index()) && use.stage() > stage.index()) {
          throw PlanFault.at(use.place(), use.tooLate(), "put that stage before this one");
        }
      }
    }
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
