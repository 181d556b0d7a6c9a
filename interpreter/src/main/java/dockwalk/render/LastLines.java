package dockwalk.render;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Remembers the last few lines. */
final class LastLines {
  private static final int KEPT = 10;
  private final Deque<String> lines = new ArrayDeque<>();

  void add(String line) {
    lines.addLast(line);
    if (lines.size() > KEPT) {
      lines.removeFirst();
    }
  }

  List<String> all() {
    return List.copyOf(lines);
  }
}
