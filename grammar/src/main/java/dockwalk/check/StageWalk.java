package dockwalk.check;

import dockwalk.syntax.Dockerfile;
import dockwalk.syntax.Instruction;
import dockwalk.syntax.SourceFile;
import dockwalk.syntax.Span;
import dockwalk.syntax.Statement;
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
  private final Map<Integer, List<Written>> triggers = new HashMap<>();

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
        walk(i, facts.get(i).start(), stages.get(i));
      }
    }
  }

  private void walk(int stage, StageFacts.Start start, List<Written> instructions) {
    Span from = instructions.getFirst().instruction().span();
    Scope scope = scope(start);
    for (Written trigger : triggers(start)) {
      scope = visit(trigger, from, scope);
    }
    List<Written> own = new ArrayList<>();
    for (Written written : instructions.subList(1, instructions.size())) {
      scope = visit(written, written.instruction().span(), scope);
      trigger(written).ifPresent(own::add);
    }
    ends.put(stage, scope);
    triggers.put(stage, own);
  }

  private Scope visit(Written written, Span place, Scope scope) {
    visitor.accept(new Visit(written, place, scope, given, subject.facts()));
    return scope.after(written.instruction(), place, given);
  }

  private Scope scope(StageFacts.Start start) {
    return switch (start) {
      case StageFacts.Start.Scratch scratch -> Scope.of(Map.of(), true, false);
      case StageFacts.Start.Earlier(int stage) ->
          ends.getOrDefault(stage, Scope.of(Map.of(), false, false)).inherited();
      case StageFacts.Start.Image(String name, Optional<StageFacts.Known> known) ->
          known
              .map(image -> Scope.of(image.env(), true, image.shell()))
              .orElseGet(() -> Scope.of(Map.of(), false, false));
    };
  }

  /** What the base runs first: it is checked like what is written, at the place of the FROM. */
  private List<Written> triggers(StageFacts.Start start) {
    return switch (start) {
      case StageFacts.Start.Scratch scratch -> List.of();
      case StageFacts.Start.Earlier(int stage) -> triggers.getOrDefault(stage, List.of());
      case StageFacts.Start.Image(String name, Optional<StageFacts.Known> known) ->
          known.map(StageWalk::parsed).orElse(List.of());
    };
  }

  private static Optional<Written> trigger(Written written) {
    return written.instruction() instanceof Instruction.Onbuild onbuild
        ? onbuild
            .trigger()
            .flatMap(t -> written.statement().nested().map(nested -> written(t, nested)))
        : Optional.empty();
  }

  private static List<Written> parsed(StageFacts.Known image) {
    List<Written> all = new ArrayList<>();
    for (String text : image.triggers()) {
      Dockerfile file = Dockerfile.parse(new SourceFile("ONBUILD", text));
      if (file.instructions().size() == 1 && file.statements().size() == 1) {
        all.add(written(file.instructions().getFirst(), file.statements().getFirst()));
      }
    }
    return all;
  }

  private static Written written(Instruction instruction, Statement statement) {
    return new Written(instruction, statement, List.of(), CheckOptions.ofComments(List.of()));
  }
}
