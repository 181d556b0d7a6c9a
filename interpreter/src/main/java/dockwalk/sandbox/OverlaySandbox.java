package dockwalk.sandbox;

import dockwalk.exec.Action;
import dockwalk.exec.Event;
import dockwalk.exec.Host;
import dockwalk.exec.IoFailure;
import dockwalk.fs.FileTree;
import dockwalk.image.Layer;
import dockwalk.layer.LayerWriter;
import dockwalk.sandbox.SandboxThread.Ended;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;

/** Runs programs on top of layers, and makes a layer of what they changed. */
public final class OverlaySandbox implements Host.Sandbox {
  private static final String LOSS =
      "dockwalk: this user has no subordinate ids (newuidmap, /etc/subuid), so other owners are only"
          + " pretended: every RUN runs as root, and what it makes belongs to root\n";

  private final LayerFolders folders;
  private final AtomicBoolean lossTold = new AtomicBoolean();

  public OverlaySandbox(LayerFolders folders) {
    this.folders = folders;
  }

  @Override
  public Host.Ran run(
      List<Layer> layers, Action.Execute what, BiConsumer<Event.Stream, String> output)
      throws IOException, InterruptedException {
    Privileges privileges = Privileges.detect();
    SandboxClasses.loadMeanwhile();
    FileTree tree = folders.tree(layers);
    try (Workspace workspace = Workspace.in(folders.workFolder())) {
      workspace.dressRoot(tree.root().metadata(), privileges);
      if (privileges == Privileges.ONE_USER && lossTold.compareAndSet(false, true)) {
        output.accept(Event.Stream.ERR, LOSS);
      }
      Launch launch = new Launch(folders.lower(layers), workspace, privileges, what);
      Ended ended = SandboxRun.run(launch, new Streams.Captured(output));
      ended.complaint().ifPresent(why -> output.accept(Event.Stream.ERR, why + "\n"));
      return new Host.Ran(
          ended.exitCode(),
          ended.exitCode() == 0 ? Optional.of(keep(tree, launch)) : Optional.empty());
    } catch (ClosedByInterruptException e) {
      IoFailure.rethrowInterrupt(e);
      throw e;
    }
  }

  private Layer keep(FileTree tree, Launch launch) throws IOException, InterruptedException {
    return folders.keep(
        (LayerWriter writer) ->
            new UpperScan(tree, folders::open, launch.privileges(), writer)
                .write(launch.workspace().upper()),
        launch.workspace().upper());
  }
}
