package dockwalk.trace;

import dockwalk.debug.DebugSession;
import dockwalk.debug.Timeline;
import dockwalk.debug.Walk;
import dockwalk.exec.Action;
import dockwalk.exec.Event.Outcome;
import dockwalk.exec.ExpandedStep;
import dockwalk.exec.Host;
import dockwalk.exec.StageState;
import dockwalk.fs.FileTree;
import dockwalk.image.Digest;
import dockwalk.image.Image;
import dockwalk.image.ImageConfig;
import dockwalk.image.Layer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pcollections.TreePVector;

/** Takes down a session, as far as it went, wherever it stands now. */
public final class TraceRecorder {
  private final Host.Images images;
  private final DebugSession session;
  private final Map<List<Layer>, FileTree> stacks = new LinkedHashMap<>();

  private TraceRecorder(DebugSession session, Host.Images images) {
    this.session = session;
    this.images = images;
  }

  /**
   * The trace of {@code session}. An instruction that is half done is left out, and so is what a
   * checkpoint alone remembers.
   *
   * @param images where its bases come from
   * @param context its build context
   * @throws IOException if files cannot be read, or a base is another one by now
   */
  public static Trace of(DebugSession session, Host.Images images, Host.Context context)
      throws IOException, InterruptedException {
    return new TraceRecorder(session, images).trace(context);
  }

  private Trace trace(Host.Context context) throws IOException, InterruptedException {
    Timeline timeline = session.timeline();
    List<Walk> walks = timeline.walks(timeline.end());
    walks.removeIf(walk -> walk.outcome().isEmpty());
    KeptBytes bytes = new KeptBytes(session.trees().contents());
    for (Walk walk : walks) {
      walk.after().stages().forEach(stage -> remember(stage.image().layers()));
    }
    for (Map.Entry<List<Layer>, FileTree> stack : stacks.entrySet()) {
      stack.setValue(session.trees().layers().tree(stack.getKey()));
    }
    for (Walk walk : walks) {
      bytes.changed(session.trees().diff(walk));
    }
    for (FileTree files : stacks.values()) {
      bytes.small(files.root());
    }
    List<TracedStep> steps = new ArrayList<>(walks.stream().map(TracedStep::of).toList());
    failure(walks).map(TracedStep::of).ifPresent(steps::add);
    return new Trace(
        session.plan().file().source(),
        session.plan().options(),
        bases(walks),
        steps,
        byDiffIds(),
        bytes.all(),
        files(context));
  }

  /** The stack and all that are below it: what a layer alone holds is asked for, too. */
  private void remember(List<Layer> layers) {
    for (int count = layers.size(); count > 0; count--) {
      if (stacks.putIfAbsent(layers.subList(0, count), FileTree.empty()) != null) {
        return;
      }
    }
  }

  private Map<List<Digest>, FileTree> byDiffIds() {
    Map<List<Digest>, FileTree> all = new LinkedHashMap<>();
    stacks.forEach((stack, files) -> all.put(Layer.diffIds(stack), files));
    return all;
  }

  /** The last try of the next step, if it failed. */
  private Optional<Walk> failure(List<Walk> walks) {
    return session
        .lastFailure()
        .filter(walk -> walk.step().ordinal() == walks.size())
        .filter(walk -> walk.outcome().filter(Outcome.Failed.class::isInstance).isPresent());
  }

  private List<Trace.Base> bases(List<Walk> walks) throws IOException, InterruptedException {
    Map<Action.Pull, Trace.Base> bases = new LinkedHashMap<>();
    for (Walk walk : walks) {
      Optional<Action> action = walk.expanded().map(ExpandedStep::action);
      if (action.orElse(null) instanceof Action.Pull pull && !bases.containsKey(pull)) {
        bases.put(pull, base(pull, walk.stageAfter()));
      }
    }
    return List.copyOf(bases.values());
  }

  private Trace.Base base(Action.Pull pull, StageState stage)
      throws IOException, InterruptedException {
    Host.Base base = images.resolve(pull.reference(), pull.platform());
    if (!sameBase(base.image(), stage.image())) {
      throw new IOException(
          "the image %s is another one by now: say `run`, and walk again"
              .formatted(pull.reference()));
    }
    return new Trace.Base(pull.reference(), pull.platform(), base);
  }

  /** A stage has a search path even if its base says none, and no triggers. */
  private static boolean sameBase(Image base, Image stage) {
    ImageConfig config =
        base.config()
            .with(
                draft -> {
                  draft.ensurePath();
                  draft.onBuild = TreePVector.empty();
                });
    return base.layers().equals(stage.layers()) && config.equals(stage.config());
  }

  private static Optional<FileTree> files(Host.Context context) {
    try {
      return Optional.of(context.tree());
    } catch (IOException e) {
      return Optional.empty(); // a session can do without it, and then so can its trace
    }
  }
}
