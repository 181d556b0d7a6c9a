package dockwalk.sandbox;

import dockwalk.exec.Action;
import java.nio.file.Path;
import java.util.List;

/**
 * One run of a program in a sandbox.
 *
 * @param lower the extracted layers, the highest first
 */
record Launch(List<Path> lower, Workspace workspace, Privileges privileges, Action.Execute what) {
  Launch {
    lower = List.copyOf(lower);
  }
}
