package dockwalk.sandbox;

import dockwalk.exec.Event;
import dockwalk.exec.Host;
import dockwalk.exec.IoFailure;
import dockwalk.exec.PacedShell;
import dockwalk.fs.FileTree;
import dockwalk.image.Layer;
import dockwalk.layer.LayerWriter;
import dockwalk.sandbox.SandboxThread.Ended;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Runs programs on top of layers, and makes a layer of what they changed. */
public final class OverlaySandbox implements Host.Sandbox {
  /** What an ordinary user without subordinate ids has to know. */
  static final String LOSS =
      """
      dockwalk: this user has no subordinate ids (newuidmap, /etc/subuid), so other
      users are only pretended: all runs as root, and belongs to root.
      """;

  private final LayerFolders folders;
  private final Forwarding lent;
  private final AtomicBoolean lossTold = new AtomicBoolean();

  /** A sandbox that lends its programs nothing. */
  public OverlaySandbox(LayerFolders folders) {
    this(folders, Forwarding.NONE);
  }

  /** A sandbox that lends its programs what the caller lends. */
  public OverlaySandbox(LayerFolders folders, Forwarding lent) {
    this.folders = folders;
    this.lent = lent;
  }

  @Override
  public Host.Ran run(Host.Job job, BiConsumer<Event.Stream, String> output)
      throws IOException, InterruptedException {
    return run(job, Optional.empty(), output);
  }

  @Override
  public Host.Ran run(
      Host.Job job, Optional<PacedShell> shell, BiConsumer<Event.Stream, String> output)
      throws IOException, InterruptedException {
    Privileges privileges = Privileges.detect();
    SandboxClasses.loadMeanwhile();
    FileTree tree = folders.tree(job.layers());
    Consumer<String> told = text -> output.accept(Event.Stream.ERR, text);
    try (Workspace workspace = Workspace.in(folders.workFolder(), job.what().settings());
        MountPlan mounts = new MountPlanner(folders, lent, workspace, privileges, told).plan(job)) {
      workspace.dressRoot(tree.root().metadata(), privileges);
      workspace.addHosts(job.what().settings().hosts());
      if (privileges == Privileges.ONE_USER && lossTold.compareAndSet(false, true)) {
        told.accept(LOSS);
      }
      Launch launch =
          new Launch(folders.lower(job.layers()), workspace, privileges, job.what(), mounts);
      Ended ended =
          shell.isPresent()
              ? paced(launch, tree, shell.get(), output)
              : SandboxRun.run(launch, new Streams.Captured(output));
      ended.complaint().ifPresent(why -> told.accept(why + "\n"));
      return new Host.Ran(
          ended.exitCode(),
          ended.exitCode() == 0 ? Optional.of(keep(tree, launch, ended)) : Optional.empty());
    } catch (ClosedByInterruptException e) {
      IoFailure.rethrowInterrupt(e);
      throw e;
    }
  }

  @Override
  public String traceOf(String secret) {
    return lent.traceOf(secret);
  }

  private static Ended paced(
      Launch launch, FileTree tree, PacedShell shell, BiConsumer<Event.Stream, String> output)
      throws IOException, InterruptedException {
    Workspace workspace = launch.workspace();
    ShellFeed.Look look = () -> UpperTree.of(workspace.upper(), tree, launch.privileges());
    try (ShellFeed feed = ShellFeed.in(workspace.newFolder(), shell, look)) {
      Launch paced =
          new Launch(
              launch.lower(),
              workspace,
              launch.privileges(),
              feed.program(launch.what()),
              feed.with(launch.mounts()));
      return SandboxRun.run(paced, new Streams.Paced(output, feed));
    }
  }

  private Layer keep(FileTree tree, Launch launch, Ended ended)
      throws IOException, InterruptedException {
    Stubs.remove(launch.workspace().upper(), ended.stubs());
    return folders.keep(
        (LayerWriter writer) ->
            new UpperScan(tree, folders::open, launch.privileges(), writer)
                .write(launch.workspace().upper()),
        launch.workspace().upper());
  }
}
