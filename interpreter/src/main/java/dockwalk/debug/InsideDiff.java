package dockwalk.debug;

import dockwalk.exec.Host;
import dockwalk.fs.Content;
import dockwalk.fs.FileTree;
import dockwalk.fs.Node;
import dockwalk.fs.PathChange;
import dockwalk.fs.TreeDiff;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What differs between two looks at files that programs change. The bytes of the earlier look are
 * gone where both were live, so only what {@code stat} tells is compared.
 */
final class InsideDiff {
  private InsideDiff() {}

  static TreeDiff between(FileTree before, FileTree after, Host.Contents contents)
      throws IOException {
    List<PathChange> live = new ArrayList<>();
    List<PathChange> others = new ArrayList<>();
    for (PathChange change : TreeDiff.between(before, after).changes()) {
      if (change instanceof PathChange.Modified modified && isLive(modified.was())) {
        live.add(told(modified));
      } else {
        others.add(change);
      }
    }
    List<PathChange> all = new ArrayList<>(live);
    all.addAll(SameBytes.told(new TreeDiff(before, after, others), contents).changes());
    all.removeIf(c -> c instanceof PathChange.Modified m && m.was().equals(m.now()));
    all.sort(Comparator.comparing(PathChange::path));
    return new TreeDiff(before, after, all);
  }

  private static boolean isLive(Node node) {
    return node instanceof Node.Regular file && file.content() instanceof Content.Live;
  }

  /** Where the size and the time are as they were, only what changed beside them is meant. */
  private static PathChange told(PathChange.Modified change) {
    if (!(change.was() instanceof Node.Regular was)
        || !(change.now() instanceof Node.Regular now)) {
      return change;
    }
    boolean beside =
        was.content().size() == now.content().size()
            && was.metadata().modified() == now.metadata().modified()
            && !was.metadata().equals(now.metadata());
    return beside
        ? new PathChange.Modified(
            change.path(), was, new Node.Regular(now.metadata(), was.content(), was.hardLinked()))
        : change;
  }
}
