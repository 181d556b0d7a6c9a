package dockwalk.debug;

import dockwalk.exec.Host;
import dockwalk.fs.FileTree;
import dockwalk.fs.Node;
import dockwalk.fs.PathChange;
import dockwalk.fs.TreeDiff;
import dockwalk.image.Layer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What an image carries twice: paths that more than one layer writes or deletes. The measure is
 * that of dive (efficiency.go), so that figures can be compared.
 *
 * @param layers what each layer alone holds, from the lowest to the highest
 * @param paths those that are in more than one layer, the most bytes first
 * @param efficiency the bytes that each path needs at least, as a part of those that it takes; 1
 *     for an image without bytes
 */
public record Waste(List<Share> layers, List<Twice> paths, double efficiency) {
  public Waste {
    layers = List.copyOf(layers);
    paths = List.copyOf(paths);
  }

  /**
   * What a layer holds.
   *
   * @param files how many files it adds or changes
   * @param bytes their sizes together
   * @param again how many of those bytes belong to paths that a lower layer has, too
   */
  public record Share(int files, long bytes, long again) {}

  /**
   * A path that is in more than one layer.
   *
   * @param times in how many
   * @param bytes in all of them together
   */
  public record Twice(String path, int times, long bytes) {}

  /** The bytes of all paths that are in more than one layer. */
  public long bytes() {
    return paths.stream().mapToLong(Twice::bytes).sum();
  }

  /** The waste of a stack of layers. */
  public static Waste of(List<Layer> layers, Host.Layers trees) throws IOException {
    Counting counting = new Counting();
    FileTree below = FileTree.empty();
    for (int count = 1; count <= layers.size(); count++) {
      FileTree with = trees.tree(layers.subList(0, count));
      counting.layer(TreeDiff.between(below, with));
      below = with;
    }
    return counting.waste();
  }

  private static final class Counting {
    private static final class Seen {
      private int times;
      private long all;
      private long least = Long.MAX_VALUE;

      void add(long size) {
        times++;
        all += size;
        least = Math.min(least, size);
      }
    }

    private final Map<String, Seen> seen = new HashMap<>();
    private final List<Share> shares = new ArrayList<>();

    void layer(TreeDiff diff) {
      int files = 0;
      long bytes = 0;
      long again = 0;
      for (PathChange change : diff.changes()) {
        long size = size(change);
        if (size < 0) {
          continue;
        }
        Seen path = seen.computeIfAbsent(change.path(), p -> new Seen());
        path.add(size);
        boolean there = !(change instanceof PathChange.Removed);
        files += there ? 1 : 0;
        bytes += there ? size : 0;
        again += there && path.times > 1 ? size : 0;
      }
      shares.add(new Share(files, bytes, again));
    }

    /** What a path adds to the count; less than zero for what is not counted. */
    private static long size(PathChange change) {
      return switch (change) {
        case PathChange.Added(String path, Node now) -> size(now);
        case PathChange.Modified(String path, Node was, Node now) -> size(now);
        case PathChange.Removed(String path, Node.Directory was) -> new FileTree(was).size();
        case PathChange.Removed removed -> 0;
      };
    }

    private static long size(Node node) {
      return switch (node) {
        case Node.Directory d -> -1;
        case Node.Regular file -> file.content().size();
        case Node.Symlink s -> 0;
        case Node.Device d -> 0;
        case Node.Fifo f -> 0;
      };
    }

    Waste waste() {
      long all = seen.values().stream().mapToLong(path -> path.all).sum();
      long least = seen.values().stream().mapToLong(path -> path.least).sum();
      List<Twice> twice =
          seen.entrySet().stream()
              .filter(entry -> entry.getValue().times > 1)
              .map(e -> new Twice(e.getKey(), e.getValue().times, e.getValue().all))
              .sorted(Comparator.comparingLong(Twice::bytes).reversed().thenComparing(Twice::path))
              .toList();
      return new Waste(shares, twice, all == 0 ? 1 : (double) least / all);
    }
  }
}
