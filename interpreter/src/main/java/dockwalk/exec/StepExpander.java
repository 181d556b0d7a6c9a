package dockwalk.exec;

import dockwalk.image.Platform;
import dockwalk.plan.BuildPlan;
import dockwalk.plan.Stage;
import dockwalk.plan.Step;
import dockwalk.syntax.Instruction;
import dockwalk.syntax.Word;
import java.util.List;
import java.util.Optional;

/** Gives the variables of an instruction their values, and finds the action that it comes to. */
final class StepExpander {
  private final State state;
  private final Step step;
  private final Scope scope;
  private Optional<String> createdBy = Optional.empty();

  private StepExpander(State state, Step step) {
    this.state = state;
    this.step = step;
    this.scope =
        step.instruction() instanceof Instruction.From
            ? Scope.global(state.plan())
            : Scope.of(state.stages().get(step.stage()));
  }

  /**
   * The next step of {@code state}, expanded.
   *
   * @throws StepFault if a value breaks a rule, or if the step needs what is not there yet
   */
  static ExpandedStep expand(State state, Step step) throws StepFault {
    return new StepExpander(state, step).expand();
  }

  private ExpandedStep expand() throws StepFault {
    Action action = action();
    String title =
        (step.trigger().isPresent() ? "ONBUILD " : "")
            + StepTitle.of(step.instruction(), name -> shown(action, name));
    return new ExpandedStep(step, action, title, createdBy, scope.used());
  }

  /** A variable as progress shows it: one that holds a secret is masked. */
  private Optional<String> shown(Action action, String name) {
    boolean secret =
        action instanceof Action.Execute execute
            && execute.mounts().stream()
                .anyMatch(
                    mount -> mount instanceof RunMount.Secret lent && lent.env().equals(name));
    return secret ? Optional.of("****") : scope.value(name);
  }

  private Action action() throws StepFault {
    return switch (step.instruction()) {
      case Instruction.From from -> from(from);
      case Instruction.Run run -> run(run);
      case Instruction.Copy copy -> copy(CopyExpansion.copy(state, step, copy, scope));
      case Instruction.Add add -> copy(CopyExpansion.add(state, step, add, scope));
      case Instruction.Workdir workdir -> workdir(workdir);
      case Instruction.Arg arg -> configure(ConfigExpansion.arg(state, step, arg, scope));
      case Instruction.Env env -> configure(ConfigExpansion.env(state, step, env, scope));
      case Instruction.Label label -> configure(ConfigExpansion.label(label, scope));
      case Instruction.Maintainer maintainer -> configure(ConfigExpansion.maintainer(maintainer));
      case Instruction.Cmd cmd -> configure(ConfigExpansion.cmd(cmd, stage()));
      case Instruction.Entrypoint entrypoint ->
          configure(ConfigExpansion.entrypoint(entrypoint, stage()));
      case Instruction.Shell shell -> configure(ConfigExpansion.shell(shell));
      case Instruction.User user -> configure(ConfigExpansion.user(user, scope));
      case Instruction.Volume volume -> configure(ConfigExpansion.volume(volume, scope));
      case Instruction.Expose expose -> configure(ConfigExpansion.expose(expose, scope));
      case Instruction.Stopsignal signal -> configure(ConfigExpansion.stopSignal(signal, scope));
      case Instruction.Healthcheck check -> configure(ConfigExpansion.healthcheck(check));
      case Instruction.Onbuild onbuild -> configure(ConfigExpansion.onBuild(onbuild));
    };
  }

  private StageState stage() {
    return state.stages().get(step.stage());
  }

  private Action configure(ConfigExpansion.Configured configured) {
    createdBy = configured.createdBy();
    return new Action.Configure(configured.edits());
  }

  private Action copy(CopyExpansion.Copied copied) {
    createdBy = Optional.of(copied.createdBy());
    return copied.action();
  }

  private Action run(Instruction.Run run) throws StepFault {
    RunExpansion.Command command = RunExpansion.of(state, step, run, scope);
    createdBy = Optional.of(command.createdBy());
    return command.action();
  }

  private Action workdir(Instruction.Workdir workdir) throws StepFault {
    String path = scope.text(workdir.path());
    String absolute = ImagePath.join(stage().image().config().effectiveWorkingDir(), path);
    createdBy = Optional.of("WORKDIR " + absolute);
    return new Action.MakeDirectory(absolute, stage().image().config().user());
  }

  private Action from(Instruction.From from) throws StepFault {
    BuildPlan plan = state.plan();
    Platform platform = platform(from);
    scopeImage(from.image());
    Stage stage = plan.stages().get(step.stage());
    return switch (stage.base()) {
      case Stage.Base.Scratch scratch -> new Action.Branch(Optional.empty(), platform);
      case Stage.Base.Earlier earlier -> new Action.Branch(Optional.of(earlier.stage()), platform);
      case Stage.Base.Files files -> {
        createdBy = Optional.of("FROM " + files.name() + " # buildkit");
        yield new Action.Copy(
            new Action.Origin.Named(files.name()),
            List.of(new Action.Source.Path("/", false)),
            "/",
            "",
            "",
            List.of(),
            false,
            false);
      }
      case Stage.Base.Image image -> new Action.Pull(image.reference(), platform);
    };
  }

  /** The planner knows the value already; here its variables are noted for those who watch. */
  private void scopeImage(Word image) throws StepFault {
    scope.text(image);
  }

  private Platform platform(Instruction.From from) throws StepFault {
    for (Instruction.Flag flag : from.flags()) {
      if (flag.name().equals("platform") && flag.value().isPresent()) {
        // The planner has looked at it already.
        return Platform.parse(scope.text(flag.value().get()));
      }
    }
    return state.plan().options().platform();
  }
}
