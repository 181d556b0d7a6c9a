package dockwalk.debug;

import dockwalk.exec.PacedShell.Pause;
import dockwalk.exec.State;
import dockwalk.fs.FileTree;
import dockwalk.fs.TreeDiff;
import java.io.IOException;
import java.util.Optional;

/**
 * What a query sees: a moment of a session.
 *
 * @param last the instruction that led there; absent at the start
 * @param inside the {@code RUN} whose commands are executed, if the session is inside of one
 */
public record Sight(
    State state, Optional<Walk> last, Trees trees, Hits hits, Optional<InsideRun> inside) {
  /** How often breakpoints were hit. */
  public interface Hits {
    /** Those of a session in which nothing was hit, and of no breakpoint. */
    Hits NONE = number -> Optional.empty();

    /** How often breakpoint {@code number} has stopped or logged; absent if there is none. */
    Optional<Integer> of(int number);

    /** How often the place of the asking breakpoint was reached, this time included. */
    default Optional<Integer> own() {
      return Optional.empty();
    }
  }

  /** A moment between two instructions. */
  Sight(State state, Optional<Walk> last, Trees trees, Hits hits) {
    this(state, last, trees, hits, Optional.empty());
  }

  /** What the shell is like between two commands; absent outside of a {@code RUN}. */
  Optional<Pause> shell() {
    return inside.flatMap(InsideRun::pause);
  }

  /** The working directory: that of the shell, or else of the image. */
  String folder() {
    return shell()
        .map(Pause::folder)
        .orElseGet(() -> state.current().image().config().effectiveWorkingDir());
  }

  /** The files as they are. */
  FileTree files() throws IOException {
    Optional<Pause> shell = shell();
    return shell.isPresent() ? shell.get().files() : trees.of(state.current());
  }

  /** What the last instruction did to the files, or the commands so far; nothing at the start. */
  TreeDiff diff() throws IOException {
    Optional<TreeDiff> soFar =
        inside.isPresent() ? inside.get().diff() : Optional.<TreeDiff>empty();
    if (soFar.isPresent()) {
      return soFar.get();
    }
    return last.isPresent()
        ? trees.diff(last.get())
        : trees.between(state.current(), state.current());
  }

  /** A path as the user wrote it, made absolute from the working directory. */
  String path(String typed) {
    return FileTree.path(folder(), typed);
  }
}
