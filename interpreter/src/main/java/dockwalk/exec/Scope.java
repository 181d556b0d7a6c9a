package dockwalk.exec;

import dockwalk.plan.BuildPlan;
import dockwalk.plan.GlobalArgs;
import dockwalk.plan.ValueOrigin;
import dockwalk.syntax.Expansion;
import dockwalk.syntax.Mount;
import dockwalk.syntax.MountFlag;
import dockwalk.syntax.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/** The variables that one instruction sees, and a list of those that it reads. */
final class Scope {
  /** A value, and where it comes from. */
  record Variable(String value, ValueOrigin origin) {}

  private final Function<String, Optional<Variable>> variables;
  private final List<ExpandedStep.Usage> used = new ArrayList<>();

  private Scope(Function<String, Optional<Variable>> variables) {
    this.variables = variables;
  }

  /** What a {@code FROM} sees. */
  static Scope global(BuildPlan plan) {
    return new Scope(
        name ->
            Optional.ofNullable(plan.globalArgs().get(name))
                .map(value -> new Variable(value, GlobalArgs.origin(plan, name))));
  }

  /** What an instruction of a stage sees: of {@code ENV} and {@code ARG} the later one wins. */
  static Scope of(StageState stage) {
    return new Scope(name -> arg(stage, name).or(() -> env(stage, name)));
  }

  private static Optional<Variable> env(StageState stage, String name) {
    return Optional.ofNullable(stage.image().config().env().get(name))
        .map(value -> new Variable(value, origin(stage.origins().env(), name)));
  }

  private static Optional<Variable> arg(StageState stage, String name) {
    return stage
        .args()
        .getOrDefault(name, Optional.empty())
        .map(value -> new Variable(value, origin(stage.origins().args(), name)));
  }

  private static ValueOrigin origin(Map<String, ValueOrigin> origins, String name) {
    return origins.getOrDefault(name, new ValueOrigin.Predefined());
  }

  /** This scope with further values in front, for an {@code ARG} with several parameters. */
  Scope with(Map<String, Optional<Variable>> nearer) {
    return new Scope(name -> nearer.containsKey(name) ? nearer.get(name) : variables.apply(name));
  }

  String text(Word word) throws StepFault {
    return done(word).text();
  }

  List<String> words(Word word) throws StepFault {
    return done(word).words();
  }

  private Expansion.Done done(Word word) throws StepFault {
    Expansion expansion = word.expand(this::value);
    note(expansion.variables());
    return switch (expansion) {
      case Expansion.Done done -> done;
      case Expansion.Failed failed ->
          throw StepFault.at(failed.span(), failed.message(), failed.help());
    };
  }

  /** What an option asks for, its variables expanded. */
  Mount mount(MountFlag flag) throws StepFault {
    MountFlag.Expanded expanded = flag.expand(this::value);
    note(expanded.variables());
    return switch (expanded) {
      case MountFlag.Expanded.Done done -> done.mount();
      case MountFlag.Expanded.Failed failed ->
          throw StepFault.at(flag.span(), failed.message(), failed.help());
    };
  }

  private void note(List<Expansion.Usage> usages) {
    for (Expansion.Usage usage : usages) {
      Optional<ValueOrigin> origin = variables.apply(usage.name()).map(Variable::origin);
      used.add(new ExpandedStep.Usage(usage.name(), usage.value(), origin));
    }
  }

  Optional<String> value(String name) {
    return variables.apply(name).map(Variable::value);
  }

  List<ExpandedStep.Usage> used() {
    SequencedMap<String, ExpandedStep.Usage> byName = new LinkedHashMap<>();
    used.forEach(usage -> byName.putIfAbsent(usage.name(), usage));
    return List.copyOf(byName.values());
  }
}
