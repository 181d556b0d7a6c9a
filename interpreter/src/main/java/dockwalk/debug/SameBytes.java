package dockwalk.debug;

import dockwalk.exec.Host;
import dockwalk.fs.Content;
import dockwalk.fs.Node;
import dockwalk.fs.PathChange;
import dockwalk.fs.TreeDiff;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells files that are changed from files that were only written again: a program that changes the
 * mode of a file on an overlay copies it into its layer, where the same bytes stand once more.
 */
final class SameBytes {
  /** Above this many bytes a file is taken as changed, since reading it twice would take long. */
  private static final long LARGEST = 64 << 20;

  private SameBytes() {}

  /** {@code diff}, in which files with the same bytes have the same content. */
  static TreeDiff told(TreeDiff diff, Host.Contents contents) throws IOException {
    List<PathChange> told = new ArrayList<>();
    for (PathChange change : diff.changes()) {
      told.add(change instanceof PathChange.Modified modified ? told(modified, contents) : change);
    }
    return new TreeDiff(diff.before(), diff.after(), told);
  }

  private static PathChange told(PathChange.Modified change, Host.Contents contents)
      throws IOException {
    if (!(change.was() instanceof Node.Regular was)
        || !(change.now() instanceof Node.Regular now)) {
      return change;
    }
    Content old = was.content();
    boolean may =
        !old.equals(now.content()) && old.size() == now.content().size() && old.size() <= LARGEST;
    if (!may || !contents.digest(old).equals(contents.digest(now.content()))) {
      return change;
    }
    return new PathChange.Modified(
        change.path(), was, new Node.Regular(now.metadata(), old, was.hardLinked()));
  }
}
