package dockwalk.debug;

import dockwalk.exec.Host;
import dockwalk.exec.StageState;
import dockwalk.fs.FileTree;
import dockwalk.fs.TreeDiff;
import java.io.IOException;

/**
 * The files of stages, and what differs between them.
 *
 * @param contents of the files
 */
public record Trees(Host.Layers layers, Host.Contents contents) {
  /** The files of a stage. */
  public FileTree of(StageState stage) throws IOException {
    return layers.tree(stage.image().layers());
  }

  /** What an instruction did to the files of its stage. */
  public TreeDiff diff(Walk walk) throws IOException {
    return between(walk.stageBefore(), walk.stageAfter());
  }

  /** What differs between the files of two stages, or of one at two moments. */
  public TreeDiff between(StageState before, StageState after) throws IOException {
    return between(of(before), of(after));
  }

  TreeDiff between(FileTree before, FileTree after) throws IOException {
    return SameBytes.told(TreeDiff.between(before, after), contents);
  }
}
