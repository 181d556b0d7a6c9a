package dockwalk.check;

import dockwalk.syntax.Dockerfile;
import dockwalk.syntax.Instruction;
import dockwalk.syntax.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Walks the stages that are wanted, instruction after instruction. */
final class StageWalk {
  private final Subject subject;
  private final Scope.Given given;
  private final Consumer<Visit> visitor;
  private final Map<Integer, Scope> ends = new HashMap<>();
  private final Map<Integer, List<Instruction>> triggers = new HashMap<>();

  StageWalk(Subject subject, GlobalScope globals, Consumer<Visit> visitor) {
    this.subject = subject;
    this.given = new Scope.Given(subject.facts().buildArgs(), globals.values());
    this.visitor = visitor;
  }

  void run() {
    List<List<Written>> stages = subject.stages();
    List<StageFacts> facts = subject.facts().stages();
    for (int i = 0; i < Math.min(stages.size(), facts.size()); i++) {
      if (facts.get(i).wanted()) {
        walk(i, start(facts.get(i).start()), stages.get(i));
      }
    }
  }

  private void walk(int stage, Scope start, List<Written> instructions) {
    Scope scope = start;
    List<Instruction> own = new ArrayList<>();
    for (Written written : instructions.subList(1, instructions.size())) {
      visitor.accept(new Visit(written, scope, given, subject.facts()));
      scope = scope.after(written, given);
      if (written.instruction() instanceof Instruction.Onbuild onbuild) {
        onbuild.trigger().ifPresent(own::add);
      }
    }
    ends.put(stage, scope);
    triggers.put(stage, own);
  }

  private Scope start(StageFacts.Start start) {
    return switch (start) {
      case StageFacts.Start.Scratch scratch -> Scope.of(Map.of(), true, false);
      case StageFacts.Start.Earlier(int stage) -> {
        Scope base = ends.getOrDefault(stage, Scope.of(Map.of(), false, false));
        yield after(base.inherited(), triggers.getOrDefault(stage, List.of()));
      }
      case StageFacts.Start.Image(String name, Optional<StageFacts.Known> known) ->
          known
              .map(image -> after(Scope.of(image.env(), true, image.shell()), parsed(image)))
              .orElseGet(() -> Scope.of(Map.of(), false, false));
    };
  }

  /** Triggers are not checked here, but what they set is seen by what follows. */
  private Scope after(Scope start, List<Instruction> triggered) {
    Scope scope = start;
    for (Instruction trigger : triggered) {
      scope = scope.after(trigger, given);
    }
    return scope;
  }

  private static List<Instruction> parsed(StageFacts.Known image) {
    return image.triggers().stream()
        .flatMap(text -> Dockerfile.parse(new SourceFile("ONBUILD", text)).instructions().stream())
        .toList();
  }
}
