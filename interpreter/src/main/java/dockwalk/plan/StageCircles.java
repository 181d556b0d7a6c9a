package dockwalk.plan;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Which stages take files from each other in a circle: the strongly connected components of their
 * graph (Tarjan's algorithm), in time that grows with the file. The path is kept on a stack of its
 * own, since a chain of stages may be long.
 */
final class StageCircles {
  private static final int NONE = -1;

  private final List<List<Integer>> uses;

  /** Of each stage: which of its uses is followed next. */
  private final int[] next;

  /** Of each stage: when it was first seen. */
  private final int[] seen;

  /** Of each stage: when the first was seen that it reaches and that may be in its circle. */
  private final int[] reached;

  private final int[] circle;
  private final Deque<Integer> path = new ArrayDeque<>();
  private final Deque<Integer> open = new ArrayDeque<>();
  private int clock;

  private StageCircles(List<List<Integer>> uses) {
    this.uses = uses;
    this.next = new int[uses.size()];
    this.seen = new int[uses.size()];
    this.reached = new int[uses.size()];
    this.circle = new int[uses.size()];
    Arrays.fill(seen, NONE);
    Arrays.fill(circle, NONE);
  }

  /**
   * A number for each stage: two have the same if each takes files from the other, if only through
   * others.
   *
   * @param uses for each stage the indexes of those that it takes files from
   */
  static int[] of(List<List<Integer>> uses) {
    StageCircles circles = new StageCircles(uses);
    for (int stage = 0; stage < uses.size(); stage++) {
      if (circles.seen[stage] == NONE) {
        circles.walk(stage);
      }
    }
    return circles.circle;
  }

  private void walk(int start) {
    enter(start);
    while (!path.isEmpty()) {
      int stage = path.peek();
      if (next[stage] == uses.get(stage).size()) {
        leave(stage);
        continue;
      }
      int used = uses.get(stage).get(next[stage]++);
      if (seen[used] == NONE) {
        enter(used);
      } else if (circle[used] == NONE) {
        reached[stage] = Math.min(reached[stage], seen[used]);
      }
    }
  }

  private void enter(int stage) {
    seen[stage] = clock;
    reached[stage] = clock;
    clock++;
    path.push(stage);
    open.push(stage);
  }

  /** What was seen since {@code stage} is its circle, unless it reaches one seen before. */
  private void leave(int stage) {
    path.pop();
    if (!path.isEmpty()) {
      reached[path.peek()] = Math.min(reached[path.peek()], reached[stage]);
    }
    if (reached[stage] == seen[stage]) {
      while (circle[stage] == NONE) {
        circle[open.pop()] = stage;
      }
    }
  }
}
