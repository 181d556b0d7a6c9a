package dockwalk.sandbox;

import dockwalk.exec.Copies;
import dockwalk.exec.Event;
import dockwalk.exec.Host;
import dockwalk.exec.IoFailure;
import dockwalk.fs.FileTree;
import dockwalk.fs.TreeDiff;
import dockwalk.layer.LayerWriter;
import dockwalk.sandbox.SandboxThread.Ended;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.function.BiConsumer;

/** Runs programs on top of layers, tells what they changed, and throws it away. */
public final class OverlayCopies implements Copies {
  private final LayerFolders folders;

  public OverlayCopies(LayerFolders folders) {
    this.folders = folders;
  }

  @Override
  public Visit run(Host.Job job, BiConsumer<Event.Stream, String> output)
      throws IOException, InterruptedException {
    return visit(job, new Streams.Captured(output));
  }

  @Override
  public Visit inTerminal(Host.Job job) throws IOException, InterruptedException {
    return visit(job, new Streams.InTerminal(false));
  }

  private Visit visit(Host.Job job, Streams streams) throws IOException, InterruptedException {
    Privileges privileges = Privileges.detect();
    SandboxClasses.loadMeanwhile();
    FileTree tree = folders.tree(job.layers());
    try (Workspace workspace = Workspace.in(folders.workFolder(), job.what().settings())) {
      workspace.dressRoot(tree.root().metadata(), privileges);
      workspace.addHosts(job.what().settings().hosts());
      Launch launch =
          new Launch(
              folders.lower(job.layers()), workspace, privileges, job.what(), MountPlan.NONE);
      Ended ended = SandboxRun.run(launch, streams);
      return new Visit(ended.exitCode(), ended.complaint(), diff(tree, launch, ended));
    } catch (ClosedByInterruptException e) {
      IoFailure.rethrowInterrupt(e);
      throw e;
    }
  }

  private TreeDiff diff(FileTree tree, Launch launch, Ended ended)
      throws IOException, InterruptedException {
    Stubs.remove(launch.workspace().upper(), ended.stubs());
    FileTree after =
        folders.over(
            tree,
            (LayerWriter writer) ->
                new UpperScan(tree, folders::open, launch.privileges(), writer)
                    .write(launch.workspace().upper()));
    return TreeDiff.between(tree, after);
  }
}
