package dockwalk.sandbox;

import dockwalk.exec.Host;
import dockwalk.exec.RunMount;
import dockwalk.exec.RunMount.Access;
import dockwalk.fs.FileTree;
import dockwalk.fs.Node;
import dockwalk.image.ChainId;
import dockwalk.linux.FileCalls;
import dockwalk.sandbox.Forwarding.Agent;
import dockwalk.sandbox.MountPlan.Held;
import dockwalk.sandbox.MountPoint.Material;
import dockwalk.store.MountCaches;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Gets ready what a run mounts beside its tree: folders, locks, secrets, sockets. */
final class MountPlanner {
  private static final String AGENT = "SSH_AUTH_SOCK";

  private final LayerFolders folders;
  private final Forwarding lent;
  private final Workspace workspace;
  private final Privileges privileges;
  private final Consumer<String> told;
  private final List<MountPoint> points = new ArrayList<>();
  private final Map<String, String> env = new LinkedHashMap<>();
  private final List<Held> held = new ArrayList<>();

  /**
   * A planner of one run.
   *
   * @param told takes what the user should know, such as that a cache must be waited for
   */
  MountPlanner(
      LayerFolders folders,
      Forwarding lent,
      Workspace workspace,
      Privileges privileges,
      Consumer<String> told) {
    this.folders = folders;
    this.lent = lent;
    this.workspace = workspace;
    this.privileges = privileges;
    this.told = told;
  }

  /**
   * The plan for {@code job}; to be closed.
   *
   * @throws IOException if something is not there that must be
   */
  MountPlan plan(Host.Job job) throws IOException, InterruptedException {
    boolean done = false;
    try {
      for (RunMount mount : job.what().mounts()) {
        add(mount, job);
      }
      done = true;
    } finally {
      if (!done) {
        new MountPlan(List.of(), Map.of(), held).close();
      }
    }
    points.sort(Comparator.comparing(MountPoint::target));
    return new MountPlan(points, env, held);
  }

  private void add(RunMount mount, Host.Job job) throws IOException, InterruptedException {
    switch (mount) {
      case RunMount.Bind bind -> {
        Host.Files files = files(job, bind.from());
        points.add(new MountPoint(bind.target(), view(files, bind.source(), bind.readOnly())));
      }
      case RunMount.Cache cache -> cache(cache, job);
      case RunMount.Tmpfs tmpfs ->
          points.add(
              new MountPoint(tmpfs.target(), new Material.Memory(tmpfs.size(), tmpfs.readOnly())));
      case RunMount.Secret secret -> secret(secret);
      case RunMount.Ssh ssh -> agent(ssh);
    }
  }

  private static Host.Files files(Host.Job job, dockwalk.exec.Action.Origin from) {
    Host.Files files = job.sources().get(from);
    if (files == null) {
      throw new IllegalArgumentException("the files of " + from + " are missing");
    }
    return files;
  }

  private Material view(Host.Files files, String source, boolean readOnly)
      throws IOException, InterruptedException {
    String path = files.tree().resolve(source, FileTree.Links.FOLLOW).orElse(source);
    Node node =
        files.tree().at(path).orElseThrow(() -> new IOException("\"" + source + "\": not found"));
    Path place = workspace.newFolder();
    boolean folder = node instanceof Node.Directory;
    return switch (files) {
      case Host.Files.Stack stack -> {
        List<Path> lower = new ArrayList<>(folders.lower(stack.layers()));
        if (lower.isEmpty()) {
          lower.add(workspace.newFolder());
        }
        yield new Material.View(lower, place, path.substring(1), folder, readOnly);
      }
      case Host.Files.Folder other -> {
        Path copy = workspace.newFolder();
        FileCalls.chmod(copy, 0755);
        folders.unpack(FileTree.empty().put("/source", node), copy);
        yield new Material.View(List.of(copy), place, "source", folder, readOnly);
      }
    };
  }

  private void cache(RunMount.Cache cache, Host.Job job) throws IOException, InterruptedException {
    Optional<Host.Files> from = cache.from().map(origin -> files(job, origin));
    MountCaches.Lease lease =
        folders
            .caches()
            .lease(
                key(cache, from),
                cache.id(),
                use(cache.sharing()),
                data -> fill(data, cache, from),
                () -> told.accept("dockwalk: waiting for the cache " + cache.id() + "\n"));
    held.add(lease::close);
    String path = cache.source().substring(1);
    points.add(
        new MountPoint(cache.target(), new Material.Kept(lease.data(), path, cache.readOnly())));
  }

  /** What makes two caches of one name different, as in BuildKit: what they began with. */
  private static String key(RunMount.Cache cache, Optional<Host.Files> from) {
    StringBuilder key = new StringBuilder(cache.id());
    from.ifPresent(
        files ->
            key.append('\n')
                .append(
                    files instanceof Host.Files.Stack stack
                        ? ChainId.of(stack.layers())
                        : "context"));
    cache.access().ifPresent(access -> key.append('\n').append(access));
    return key.toString();
  }

  private static MountCaches.Use use(RunMount.Sharing sharing) {
    return switch (sharing) {
      case SHARED -> MountCaches.Use.TOGETHER;
      case PRIVATE -> MountCaches.Use.OWN;
      case LOCKED -> MountCaches.Use.ALONE;
    };
  }

  private void fill(Path data, RunMount.Cache cache, Optional<Host.Files> from)
      throws IOException, InterruptedException {
    Access access = cache.access().orElse(new Access(0, 0, 0755));
    if (from.isPresent()) {
      folders.unpack(from.get().tree(), data);
    }
    if (from.isEmpty() || cache.access().isPresent()) {
      own(data, access, privileges);
    }
  }

  /** Gives {@code file} its owner, where this process can, and its permissions. */
  static void own(Path file, Access access, Privileges privileges) throws IOException {
    if (privileges != Privileges.ONE_USER) {
      FileCalls.chown(file, access.uid(), access.gid());
    }
    FileCalls.chmod(file, access.mode());
  }

  private void secret(RunMount.Secret secret) throws IOException {
    Optional<byte[]> bytes = lent.secret(secret.id());
    if (bytes.isEmpty()) {
      if (secret.required()) {
        throw new IOException(
            "secret %s: not found; lend it with --secret id=%s,src=FILE or env=VARIABLE"
                .formatted(secret.id(), secret.id()));
      }
      return;
    }
    if (!secret.env().isEmpty()) {
      env.put(secret.env(), new String(bytes.get(), StandardCharsets.UTF_8));
    }
    if (!secret.target().isEmpty()) {
      points.add(new MountPoint(secret.target(), new Material.Bytes(bytes::get, secret.access())));
    }
  }

  private void agent(RunMount.Ssh ssh) throws IOException {
    Agent agent = lent.agents().get(ssh.id());
    if (agent == null) {
      if (ssh.required()) {
        throw new IOException(
            lent.agents().isEmpty()
                ? "no SSH key \"%s\" forwarded from the client; lend an agent with --ssh %s"
                    .formatted(ssh.id(), ssh.id())
                : "unset ssh forward key " + ssh.id() + "; lend an agent with --ssh " + ssh.id());
      }
      return;
    }
    AgentProxy proxy = AgentProxy.open(workspace.newFolder(), socket(agent));
    held.add(proxy);
    own(proxy.socket(), ssh.access(), privileges);
    points.add(new MountPoint(ssh.target(), new Material.Socket(proxy.socket())));
    env.putIfAbsent(AGENT, ssh.target());
  }

  private Path socket(Agent agent) throws IOException {
    return switch (agent) {
      case Agent.Socket(Path path) -> path;
      case Agent.Keys(List<Path> files) -> {
        KeyAgent keys = KeyAgent.start(workspace.newFolder(), files);
        held.add(keys);
        yield keys.socket();
      }
    };
  }
}
