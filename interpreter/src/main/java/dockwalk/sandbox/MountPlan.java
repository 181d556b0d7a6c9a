package dockwalk.sandbox;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * What one run mounts beside its tree, ready to be mounted.
 *
 * @param points in the order of their targets, so that a directory comes before what is in it
 * @param env variables that hold secrets, and the one that names an agent
 * @param held what must stay open while the program runs
 */
record MountPlan(List<MountPoint> points, Map<String, String> env, List<Held> held)
    implements AutoCloseable {
  /** Nothing to mount. */
  static final MountPlan NONE = new MountPlan(List.of(), Map.of(), List.of());

  MountPlan {
    points = List.copyOf(points);
    env = Map.copyOf(env);
    held = List.copyOf(held);
  }

  /** Something to let go of at the end. */
  interface Held extends AutoCloseable {
    @Override
    void close() throws IOException;
  }

  /** Variables may be secrets. */
  @Override
  public String toString() {
    return "MountPlan" + points.stream().map(MountPoint::target).toList();
  }

  @Override
  public void close() throws IOException {
    IOException first = null;
    for (Held each : held) {
      try {
        each.close();
      } catch (IOException e) {
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
