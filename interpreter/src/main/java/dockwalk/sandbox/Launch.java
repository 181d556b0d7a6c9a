package dockwalk.sandbox;

import dockwalk.exec.Action;
import java.nio.file.Path;
import java.util.List;

/**
 * One run of a program in a sandbox.
 *
 * @param lower the extracted layers, the highest first
 * @param mounts what it sees beside them
 */
record Launch(
    List<Path> lower,
    Workspace workspace,
    Privileges privileges,
    Action.Execute what,
    MountPlan mounts) {
  Launch {
    lower = List.copyOf(lower);
  }
}
