package dockwalk.fs;

import dockwalk.fs.Node.Directory;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The changes from one tree to another, in path order, a directory before what is below it. Takes
 * time in the size of the change: directories that both trees share are recognised by identity.
 */
@SuppressWarnings("ReferenceEquality") // identity is what makes it fast
public record TreeDiff(FileTree before, FileTree after, List<PathChange> changes) {
  public TreeDiff {
    changes = List.copyOf(changes);
  }

  /** What changes {@code before} into {@code after}. */
  public static TreeDiff between(FileTree before, FileTree after) {
    List<PathChange> changes = new ArrayList<>();
    if (!before.root().metadata().equals(after.root().metadata())) {
      changes.add(new PathChange.Modified("/", before.root(), after.root()));
    }
    compare("", before.root(), after.root(), changes);
    return new TreeDiff(before, after, changes);
  }

  /** Whether nothing differs. */
  public boolean isEmpty() {
    return changes.isEmpty();
  }

  private static void compare(
      String prefix, Directory before, Directory after, List<PathChange> changes) {
    if (before == after || before.children() == after.children()) {
      return;
    }
    Iterator<Map.Entry<String, Node>> olds = before.children().entrySet().iterator();
    Iterator<Map.Entry<String, Node>> news = after.children().entrySet().iterator();
    Map.@Nullable Entry<String, Node> was = next(olds);
    Map.@Nullable Entry<String, Node> now = next(news);
    while (was != null || now != null) {
      int order = was == null ? 1 : now == null ? -1 : was.getKey().compareTo(now.getKey());
      if (was != null && order < 0) {
        changes.add(new PathChange.Removed(prefix + "/" + was.getKey(), was.getValue()));
        was = next(olds);
      } else if (now != null && order > 0) {
        added(prefix + "/" + now.getKey(), now.getValue(), changes);
        now = next(news);
      } else if (was != null && now != null) {
        both(prefix + "/" + now.getKey(), was.getValue(), now.getValue(), changes);
        was = next(olds);
        now = next(news);
      }
    }
  }

  private static void both(String path, Node was, Node now, List<PathChange> changes) {
    if (was == now) {
      return;
    }
    if (was instanceof Directory old && now instanceof Directory young) {
      if (!old.metadata().equals(young.metadata())) {
        changes.add(new PathChange.Modified(path, old, young));
      }
      compare(path, old, young, changes);
    } else if (!was.equals(now)) {
      changes.add(new PathChange.Modified(path, was, now));
      if (now instanceof Directory young) {
        below(path, young, changes);
      }
    }
  }

  private static void added(String path, Node now, List<PathChange> changes) {
    changes.add(new PathChange.Added(path, now));
    if (now instanceof Directory directory) {
      below(path, directory, changes);
    }
  }

  private static void below(String path, Directory directory, List<PathChange> changes) {
    directory.children().forEach((name, node) -> added(path + "/" + name, node, changes));
  }

  private static Map.@Nullable Entry<String, Node> next(Iterator<Map.Entry<String, Node>> entries) {
    return entries.hasNext() ? entries.next() : null;
  }
}
