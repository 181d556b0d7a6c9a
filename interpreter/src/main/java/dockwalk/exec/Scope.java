package dockwalk.exec;

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
  private final Function<String, Optional<String>> values;
  private final List<ExpandedStep.Usage> used = new ArrayList<>();

  private Scope(Function<String, Optional<String>> values) {
    this.values = values;
  }

  /** What a {@code FROM} sees. */
  static Scope global(Map<String, String> globalArgs) {
    return new Scope(name -> Optional.ofNullable(globalArgs.get(name)));
  }

  /** What an instruction of a stage sees: {@code ENV} wins over {@code ARG}. */
  static Scope of(StageState stage) {
    return new Scope(
        name ->
            Optional.ofNullable(stage.image().config().env().get(name))
                .or(() -> stage.args().getOrDefault(name, Optional.empty())));
  }

  /** This scope with further values in front, for an {@code ARG} with several parameters. */
  Scope with(Map<String, Optional<String>> nearer) {
    return new Scope(name -> nearer.containsKey(name) ? nearer.get(name) : values.apply(name));
  }

  String text(Word word) throws StepFault {
    return done(word).text();
  }

  List<String> words(Word word) throws StepFault {
    return done(word).words();
  }

  private Expansion.Done done(Word word) throws StepFault {
    Expansion expansion = word.expand(values);
    expansion
        .variables()
        .forEach(usage -> used.add(new ExpandedStep.Usage(usage.name(), usage.value())));
    return switch (expansion) {
      case Expansion.Done done -> done;
      case Expansion.Failed failed -> throw StepFault.at(word.span(), failed.message());
    };
  }

  /** What an option asks for, its variables expanded. */
  Mount mount(MountFlag flag) throws StepFault {
    MountFlag.Expanded expanded = flag.expand(values);
    expanded
        .variables()
        .forEach(usage -> used.add(new ExpandedStep.Usage(usage.name(), usage.value())));
    return switch (expanded) {
      case MountFlag.Expanded.Done done -> done.mount();
      case MountFlag.Expanded.Failed failed ->
          throw StepFault.at(flag.span(), failed.message(), failed.help());
    };
  }

  Optional<String> value(String name) {
    return values.apply(name);
  }

  List<ExpandedStep.Usage> used() {
    SequencedMap<String, ExpandedStep.Usage> byName = new LinkedHashMap<>();
    used.forEach(usage -> byName.putIfAbsent(usage.name(), usage));
    return List.copyOf(byName.values());
  }
}
