package dockwalk.repl.command;

import dockwalk.debug.DebugSession;
import dockwalk.debug.KeyedName;
import dockwalk.debug.StateFunction;
import dockwalk.debug.StateName;
import dockwalk.exec.StageState;
import dockwalk.plan.BuildPlan;
import dockwalk.render.Shown;
import dockwalk.render.StopText;
import dockwalk.repl.command.Completion.Proposal;
import dockwalk.syntax.Instruction;
import java.util.stream.Stream;

/** What a session has that a command may name, each with a few words on it. */
record SessionNames(Desk desk) {
  private static final int WORDS = 40;

  /** All of one kind, in their order. */
  Stream<Proposal> of(Command.Operand kind) {
    DebugSession session = desk.session();
    BuildPlan plan = session.plan();
    return switch (kind) {
      case STEP ->
          plan.steps().stream()
              .map(step -> named(step.ordinal() + 1, Shown.oneLine(step.instruction().text())));
      case STAGE ->
          plan.stages().stream()
              .map(
                  stage ->
                      named(
                          stage.name().orElse("" + stage.index()),
                          Shown.oneLine(stage.from().text())));
      case KEYWORD ->
          plan.steps().stream()
              .map(step -> step.instruction())
              .map(Instruction::keyword)
              .distinct()
              .map(keyword -> named(keyword, ""));
      case VARIABLE -> variables(session.state().current());
      case ARGUMENT -> ArgumentCommands.names(plan).stream().map(name -> named(name, ""));
      case EXPR -> expressions(session.state().current());
      case BREAKPOINT ->
          session.breakpoints().list().stream()
              .map(mark -> named(mark.number(), StopText.row(mark, plan)));
      case CHECKPOINT ->
          session.checkpoints().stream()
              .map(each -> named(each.number(), "moment " + each.moment().index()));
      case PATH, COMMAND, PAGE -> Stream.empty();
    };
  }

  /** What an expression may begin with. */
  private static Stream<Proposal> expressions(StageState stage) {
    Stream<Proposal> names =
        Stream.of(StateName.values()).map(name -> named(name.word(), name.meaning()));
    Stream<Proposal> functions =
        Stream.of(StateFunction.values())
            .map(each -> new Proposal(each.word() + "(", Shown.cut(each.meaning(), WORDS), false));
    Stream<Proposal> keyed =
        Stream.concat(
            KeyedName.configKeys().stream().map(key -> named("config." + key, "")),
            stage.image().config().env().entrySet().stream()
                .map(entry -> named("env." + entry.getKey(), entry.getValue())));
    Stream<Proposal> args =
        stage.args().keySet().stream().map(name -> named("arg." + name, "build argument"));
    return Stream.of(names, functions, keyed, args).flatMap(each -> each);
  }

  private static Stream<Proposal> variables(StageState stage) {
    return Stream.concat(
        stage.image().config().env().entrySet().stream()
            .map(entry -> named(entry.getKey(), entry.getValue())),
        stage.args().entrySet().stream()
            .map(entry -> named(entry.getKey(), entry.getValue().orElse("no value"))));
  }

  private static Proposal named(Object name, String words) {
    return new Proposal(name.toString(), Shown.cut(words, WORDS), true);
  }
}
