package dockwalk.debug;

import dockwalk.exec.State;
import dockwalk.fs.Node;
import dockwalk.plan.Stage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Who last changed a path. */
public sealed interface Blame {
  /** A step of the build. */
  record Of(Walk walk) implements Blame {}

  /** The image that a stage starts from. */
  record Base(String image) implements Blame {}

  /**
   * Looks for the last instruction that changed {@code path}, in the stage of the last step and in
   * those that it starts from.
   *
   * @param path absolute, without links
   * @return absent if nothing is there, or nothing ran
   */
  static Optional<Blame> of(DebugSession session, String path) throws IOException {
    State state = session.state();
    List<Walk> walks = session.timeline().walks(session.now()).reversed();
    int stage = state.currentStage();
    for (Walk walk : walks) {
      if (walk.step().stage() != stage || same(session.trees(), walk, path)) {
        continue;
      }
      Stage opened = state.plan().stages().get(stage);
      if (!walk.step().instruction().equals(opened.from())) {
        return Optional.of(new Of(walk));
      }
      switch (opened.base()) {
        case Stage.Base.Earlier earlier -> stage = earlier.stage();
        case Stage.Base.Image image -> {
          return Optional.of(new Base(image.reference()));
        }
        case Stage.Base.Files files -> {
          return Optional.of(new Base(files.name()));
        }
        case Stage.Base.Scratch scratch -> {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  private static boolean same(Trees trees, Walk walk, String path) throws IOException {
    Optional<Node> was = trees.of(walk.stageBefore()).at(path);
    Optional<Node> now = trees.of(walk.stageAfter()).at(path);
    if (was.isEmpty() || now.isEmpty()) {
      return was.isEmpty() && now.isEmpty();
    }
    boolean folders = was.get() instanceof Node.Directory && now.get() instanceof Node.Directory;
    return folders
        ? was.get().metadata().equals(now.get().metadata())
        : was.get().equals(now.get());
  }
}
