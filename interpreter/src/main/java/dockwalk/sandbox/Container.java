package dockwalk.sandbox;

import dockwalk.exec.Action;
import dockwalk.image.Layer;
import dockwalk.sandbox.SandboxThread.Ended;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;

/**
 * Runs an image's process in the foreground: its input and output are those of this process,
 * signals are passed on to it, and what it changes is thrown away.
 */
public final class Container {
  private static final Set<String> ROOT = Set.of("", "root", "0", "root:root", "0:0");

  private final LayerFolders folders;

  public Container(LayerFolders folders) {
    this.folders = folders;
  }

  /**
   * Runs a program on top of {@code layers}, and waits for it.
   *
   * @param hostName as the program sees it
   * @param terminal whether it gets a terminal of its own, shown in that of this process
   * @param complaints takes the reason if the program cannot be executed
   * @return its exit code; 128 and the signal's number if a signal ended it
   * @throws IOException if the sandbox could not be made
   * @throws InterruptedException if the calling thread was interrupted; all processes have ended
   */
  public int run(
      List<Layer> layers,
      Action.Execute what,
      String hostName,
      boolean terminal,
      PrintStream complaints)
      throws IOException, InterruptedException {
    Privileges privileges = Privileges.detect();
    if (privileges == Privileges.ONE_USER && !ROOT.contains(what.user())) {
      complaints.print(OverlaySandbox.LOSS);
    }
    try (Workspace workspace = Workspace.in(folders.workFolder(), hostName)) {
      workspace.dressRoot(folders.tree(layers).root().metadata(), privileges);
      workspace.writeHostName();
      Launch launch =
          new Launch(folders.lower(layers), workspace, privileges, what, MountPlan.NONE);
      Ended ended =
          SandboxRun.run(launch, terminal ? new Streams.InTerminal(true) : new Streams.Inherited());
      ended.complaint().ifPresent(complaints::println);
      return ended.exitCode();
    }
  }
}
