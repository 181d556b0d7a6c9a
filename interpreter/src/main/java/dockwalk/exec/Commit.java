package dockwalk.exec;

import dockwalk.exec.Action.ConfigEdit;
import dockwalk.image.ChainId;
import dockwalk.image.Digest;
import dockwalk.image.History;
import dockwalk.image.Image;
import dockwalk.image.ImageConfig;
import dockwalk.image.Platform;
import dockwalk.plan.Planning;
import dockwalk.plan.Step;
import dockwalk.plan.Triggers;
import dockwalk.plan.ValueOrigin;
import dockwalk.syntax.Instruction;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.pcollections.TreePVector;

/** Puts what a step did into the image of its stage. */
final class Commit {
  private Commit() {}

  /** The state after a step; its plan has grown if the step found a base with triggers. */
  static State apply(State state, Phase.Ran ran, Host.Images images)
      throws StepFault, IOException, InterruptedException {
    StageState stage = stage(state, ran, images);
    Step step = ran.expanded().step();
    List<String> triggers = stage.image().config().onBuild();
    if (!(step.instruction() instanceof Instruction.From) || triggers.isEmpty()) {
      int more = ran.expanded().createdBy().map(String::length).orElse(0);
      return bounded(state.after(stage).wrote(more), step);
    }
    ImageConfig config = stage.image().config().with(draft -> draft.onBuild = TreePVector.empty());
    State after = state.after(stage.withImage(stage.image().withConfig(config)));
    return switch (Triggers.after(state.plan(), step, triggers)) {
      case Planning.Planned planned -> after.with(planned.plan());
      case Planning.Refused refused -> throw StepFault.of(refused.error());
    };
  }

  /** Values that grow from line to line would fill the memory, and the image's document. */
  private static State bounded(State after, Step step) throws StepFault {
    if (after.written() > State.MOST_WRITTEN) {
      throw StepFault.at(
          step.span(),
          "the history of the build up to here is more than 64 MiB long",
          "Look for variables that repeat one another, line after line.");
    }
    return after;
  }

  private static StageState stage(State state, Phase.Ran ran, Host.Images images)
      throws IOException, InterruptedException {
    ExpandedStep expanded = ran.expanded();
    Optional<Instant> epoch = state.plan().epoch();
    StageState stage = state.stages().get(expanded.step().stage());
    return switch (expanded.action()) {
      case Action.Pull pull -> pull(pull, images);
      case Action.Branch branch -> branch(branch, state);
      case Action.Configure configure -> {
        StageState edited = stage;
        for (ConfigEdit edit : configure.edits()) {
          edited = edit(edited, edit);
        }
        yield withHistory(edited, ran, epoch);
      }
      case Action.MakeDirectory directory ->
          withLayer(
              stage.withImage(
                  stage
                      .image()
                      .withConfig(
                          stage
                              .image()
                              .config()
                              .with(config -> config.workingDir = directory.path()))),
              ran,
              epoch);
      case Action.Copy copy -> withLayer(stage, ran, epoch);
      case Action.Execute execute -> withLayer(stage, ran, epoch);
    };
  }

  private static StageState pull(Action.Pull pull, Host.Images images)
      throws IOException, InterruptedException {
    Host.Base base = images.resolve(pull.reference(), pull.platform());
    Image image = base.image();
    ImageConfig config = image.config().with(ImageConfig.Draft::ensurePath);
    Digest lineage = ChainId.of(image.layers());
    return StageState.empty(pull.platform())
        .withImage(image.withConfig(config))
        .withOrigins(origins(pull.reference(), image.config()))
        .withLineage(lineage);
  }

  private static Origins origins(String reference, ImageConfig base) {
    Origins origins = Origins.initial();
    for (String name : base.env().keySet()) {
      origins = origins.withEnv(name, new ValueOrigin.Base(reference));
    }
    return origins;
  }

  private static StageState branch(Action.Branch branch, State state) {
    Platform platform = branch.platform();
    if (branch.stage().isEmpty()) {
      return StageState.empty(platform);
    }
    return state.stages().get(branch.stage().get()).withCmdSet(false);
  }

  private static StageState withLayer(StageState stage, Phase.Ran ran, Optional<Instant> epoch) {
    StageState changed = stage;
    if (ran.change().layer().isPresent()) {
      changed = changed.withImage(changed.image().withLayer(ran.change().layer().get()));
    }
    if (ran.key().isPresent()) {
      changed =
          changed.withLineage(StepKeys.lineage(stage.lineage(), ran.key().get(), ran.change()));
    }
    return withHistory(changed, ran, epoch);
  }

  /** Steps without a layer get their time when the image is finished: see {@link Image#dated}. */
  private static StageState withHistory(StageState stage, Phase.Ran ran, Optional<Instant> epoch) {
    Optional<String> createdBy = ran.expanded().createdBy();
    if (createdBy.isEmpty()) {
      return stage;
    }
    boolean empty = ran.change().layer().isEmpty();
    Optional<Instant> known = empty ? Optional.empty() : Optional.of(ran.change().created());
    Optional<Instant> created = epoch.or(() -> known);
    History entry = new History(created, createdBy.get(), History.DOCKERFILE, empty);
    return stage.withImage(stage.image().withHistory(entry));
  }

  private static StageState edit(StageState stage, ConfigEdit edit) {
    Image image = stage.image();
    return switch (edit) {
      case ConfigEdit.DeclareArg(String name, Optional<String> value, ValueOrigin origin) ->
          value.isPresent()
              ? stage.withArg(name, value).withOrigins(stage.origins().withArg(name, origin))
              : stage.withArg(name, stage.args().getOrDefault(name, Optional.empty()));
      case ConfigEdit.SetAuthor(String name) -> stage.withImage(image.withAuthor(name));
      case ConfigEdit.SetCmd cmd -> config(stage, edit).withCmdSet(true);
      case ConfigEdit.SetEnv env -> environment(config(stage, edit), env);
      case ConfigEdit.SetLabel label -> config(stage, edit);
      case ConfigEdit.SetEntrypoint entrypoint -> config(stage, edit);
      case ConfigEdit.SetShell shell -> config(stage, edit);
      case ConfigEdit.SetUser user -> config(stage, edit);
      case ConfigEdit.AddPort port -> config(stage, edit);
      case ConfigEdit.AddVolume volume -> config(stage, edit);
      case ConfigEdit.SetStopSignal signal -> config(stage, edit);
      case ConfigEdit.SetHealthcheck check -> config(stage, edit);
      case ConfigEdit.AddTrigger trigger -> config(stage, edit);
    };
  }

  private static StageState config(StageState stage, ConfigEdit edit) {
    ImageConfig config = stage.image().config().with(draft -> edit(draft, edit, stage.cmdSet()));
    return stage.withImage(stage.image().withConfig(config));
  }

  /** An argument of this name has the new value too, until an {@code ARG} gives it another. */
  private static StageState environment(StageState stage, ConfigEdit.SetEnv env) {
    StageState noted = stage.withOrigins(stage.origins().withEnv(env.name(), env.origin()));
    return noted.args().containsKey(env.name())
        ? noted
            .withArg(env.name(), Optional.of(env.value()))
            .withOrigins(noted.origins().withArg(env.name(), env.origin()))
        : noted;
  }

  private static void edit(ImageConfig.Draft draft, ConfigEdit edit, boolean cmdSet) {
    switch (edit) {
      case ConfigEdit.SetEnv(String name, String value, ValueOrigin origin) ->
          draft.env = draft.env.plus(name, value);
      case ConfigEdit.SetLabel(String name, String value) ->
          draft.labels = draft.labels.plus(name, value);
      case ConfigEdit.SetCmd cmd -> {
        draft.cmd = Optional.of(cmd.argv());
        draft.argsEscaped = true;
      }
      case ConfigEdit.SetEntrypoint entrypoint -> {
        draft.entrypoint =
            entrypoint.argv().isEmpty() ? Optional.empty() : Optional.of(entrypoint.argv());
        if (!cmdSet) {
          draft.cmd = Optional.empty();
        }
      }
      case ConfigEdit.SetShell shell -> draft.shell = Optional.of(shell.argv());
      case ConfigEdit.SetUser(String user) -> draft.user = user;
      case ConfigEdit.AddPort(String port) -> draft.exposedPorts = draft.exposedPorts.plus(port);
      case ConfigEdit.AddVolume(String path) -> draft.volumes = draft.volumes.plus(path);
      case ConfigEdit.SetStopSignal(String signal) -> draft.stopSignal = Optional.of(signal);
      case ConfigEdit.SetHealthcheck check -> draft.healthcheck = Optional.of(check.healthcheck());
      case ConfigEdit.AddTrigger(String expression) ->
          draft.onBuild = draft.onBuild.plus(expression);
      case ConfigEdit.DeclareArg arg -> {}
      case ConfigEdit.SetAuthor author -> {}
    }
  }
}
