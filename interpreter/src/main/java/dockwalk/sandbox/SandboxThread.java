package dockwalk.sandbox;

import dockwalk.image.ImageConfig;
import dockwalk.linux.Credentials;
import dockwalk.linux.Errno;
import dockwalk.linux.ErrnoException;
import dockwalk.linux.FileCalls;
import dockwalk.linux.Loopback;
import dockwalk.linux.Mounts;
import dockwalk.linux.Namespaces;
import dockwalk.linux.OverlayMount;
import dockwalk.linux.Processes;
import dockwalk.linux.ProgramStart;
import dockwalk.linux.Seccomp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The work of the throw-away thread that becomes a sandbox: unshare, mount, change the root, drop
 * privileges, start the program, wait. The namespaces hold for this thread and what it starts; the
 * thread can start no other thread, and load no class by its path once the root is changed (see
 * {@link SandboxClasses}).
 */
final class SandboxThread {
  /** What Docker leaves to a container (moby, oci/caps/defaults.go), by number (capability.h). */
  private static final List<Integer> CAPABILITIES =
      List.of(0, 1, 3, 4, 5, 6, 7, 8, 10, 13, 18, 27, 29, 31);

  private static final int UMASK = 0022;

  /** {@code tty}, as the devices are mounted. */
  private static final int GROUP_OF_TERMINALS = 5;

  /**
   * How it ended.
   *
   * @param stubs what was made in the tree to mount things on, the outer before the inner
   */
  record Ended(int exitCode, Optional<String> complaint, List<String> stubs) {
    Ended {
      stubs = List.copyOf(stubs);
    }

    Ended(int exitCode, Optional<String> complaint) {
      this(exitCode, complaint, List.of());
    }
  }

  private final MountWork mounts;

  private final Launch launch;
  private final Optional<SandboxTerminal> terminal;
  private final Seccomp ownership = Seccomp.pretendedOwnership();
  private final SandboxProgram program = new SandboxProgram();
  private volatile Optional<Keeper> keeper = Optional.empty();
  private volatile boolean cancelled;
  private ProgramStart.Streams streams;

  /** A sandbox whose program gets {@code streams} or, if it is there, {@code terminal}. */
  SandboxThread(Launch launch, ProgramStart.Pipes streams, Optional<SandboxTerminal> terminal) {
    this.launch = launch;
    this.streams = streams;
    this.terminal = terminal;
    this.mounts = new MountWork(launch);
  }

  /** Ends all processes of the sandbox, from any thread and at any time. */
  void cancel() throws IOException {
    cancelled = true;
    if (keeper.isPresent()) {
      keeper.get().kill();
    }
  }

  /** Says that no terminal will come, if none has. */
  void abandonTerminal() {
    if (terminal.isPresent()) {
      terminal.get().abandon();
    }
  }

  /** Sends a signal to the program, now or as soon as it is started; from any thread. */
  void signal(int number) throws IOException {
    program.signal(number);
  }

  /**
   * Ends what the program left running, and waits for it. Not for the thread of {@link #run}, which
   * may have become a user who may not.
   */
  void end() throws IOException {
    Optional<Keeper> running = keeper;
    keeper = Optional.empty();
    if (running.isPresent()) {
      running.get().end();
    }
  }

  /**
   * Runs the program on the calling thread, which is spoiled by it; {@link #end} must follow.
   *
   * @throws IOException if the sandbox could not be made
   */
  Ended run() throws IOException {
    try (mounts) {
      Ended ended = enterAndRun();
      return new Ended(ended.exitCode(), ended.complaint(), mounts.made());
    }
  }

  private Ended enterAndRun() throws IOException {
    boolean ownNetwork = !launch.what().network();
    Namespaces.unshare(
        Namespaces.MOUNT
            | Namespaces.HOST_NAME
            | Namespaces.IPC
            | Namespaces.PROCESS
            | Namespaces.FS
            | (ownNetwork ? Namespaces.NETWORK : 0));
    Credentials.umask(0);
    if (ownNetwork) {
      Loopback.up();
    }
    Workspace workspace = launch.workspace();
    Mounts.mount("", "/", "", Mounts.PRIVATE | Mounts.REC, "");
    mountLayers();
    boolean insecure = launch.what().settings().insecure();
    SandboxRoot root = new SandboxRoot(workspace.root(), launch.privileges(), insecure);
    root.mountDevices(launch.what().settings().shmSize());
    if (terminal.isPresent()) {
      streams = new ProgramStart.Terminal(terminal.get().open(workspace.root()));
    }
    root.writeScripts(launch.what().scripts());
    root.mountSystem(ownNetwork);
    root.mountFile(workspace.resolvConf(), "etc/resolv.conf");
    root.mountFile(workspace.hosts(), "etc/hosts");
    if (Files.exists(workspace.hostNameFile())) {
      root.mountFile(workspace.hostNameFile(), "etc/hostname");
    }
    mounts.prepare();
    Keeper started = Keeper.start();
    keeper = Optional.of(started);
    root.mountProcesses(started.pid());
    Namespaces.setHostName(workspace.hostName());
    Mounts.changeRoot(workspace.root().toString());
    return runInside();
  }

  private void mountLayers() throws IOException {
    List<String> lower = new ArrayList<>();
    // A layer that is there twice does nothing the first time that the second does not do again.
    launch.lower().stream().distinct().forEach(each -> lower.add(each.toString()));
    Workspace workspace = launch.workspace();
    lower.add(workspace.mountPoints().toString());
    OverlayMount overlay =
        new OverlayMount(
            lower,
            workspace.upper().toString(),
            workspace.work().toString(),
            launch.privileges().overlayOptions(),
            Mounts.NODEV);
    try {
      overlay.mount(workspace.root().toString());
    } catch (ErrnoException e) {
      throw new IOException(
          "the layers cannot be mounted on each other: "
              + e.getMessage()
              + ". If "
              + workspace.folder().getParent()
              + " lies on an overlay filesystem or on a network drive (a container does that), set DOCKWALK_HOME to a folder on a disk, a volume or a tmpfs",
          e);
    }
  }

  /** From here on all paths are the sandbox's. */
  private Ended runInside() throws IOException {
    Credentials.umask(UMASK);
    mounts.attach();
    UserDatabase.Identity user = identity();
    boolean pretend = launch.privileges() == Privileges.ONE_USER;
    if (pretend) {
      Files.writeString(Path.of(ProgramEnvironment.APT_SETTINGS), "APT::Sandbox::User \"root\";\n");
      ownership.install();
    }
    enter(launch.what().workingDir());
    if (!launch.what().settings().insecure()) {
      Credentials.keepOnly(CAPABILITIES);
    }
    if (!pretend) {
      if (streams instanceof ProgramStart.Terminal(String path)) {
        FileCalls.chown(Path.of(path), user.uid(), GROUP_OF_TERMINALS);
      }
      become(user);
    }
    List<String> argv = launch.what().argv();
    String name = argv.isEmpty() ? "" : argv.getFirst();
    String path = launch.what().env().getOrDefault("PATH", ImageConfig.DEFAULT_PATH);
    return switch (ProgramSearch.find(name, path)) {
      case ProgramSearch.Nothing(int code, String why) -> new Ended(code, Optional.of(why));
      case ProgramSearch.Program(String found) ->
          start(new ProgramStart(found, argv, environment(user), streams));
    };
  }

  private List<String> environment(UserDatabase.Identity user) {
    return ProgramEnvironment.of(launch, user.home(), terminal.isPresent());
  }

  private Ended start(ProgramStart start) throws IOException {
    if (cancelled) {
      return new Ended(128 + Processes.SIGKILL, Optional.empty());
    }
    int pid;
    try {
      pid = Processes.spawn(start);
    } catch (ErrnoException e) {
      return ProgramSearch.refused(start.program(), e);
    }
    return new Ended(program.await(pid, launch.what().settings().ulimits()), Optional.empty());
  }

  private UserDatabase.Identity identity() throws IOException {
    return UserDatabase.parse(InsideFile.read("/etc/passwd"), InsideFile.read("/etc/group"))
        .identify(launch.what().user());
  }

  private static void become(UserDatabase.Identity user) throws IOException {
    try {
      Credentials.become(user.uid(), user.gid(), user.groups());
    } catch (ErrnoException e) {
      if (e.errno() != Errno.EINVAL) {
        throw e;
      }
      throw new IOException(
          "user %d:%d has no number on this machine: the user namespace has too few (see /etc/subuid and /etc/subgid)"
              .formatted(user.uid(), user.gid()),
          e);
    }
  }

  private static void enter(String directory) throws IOException {
    String absolute = directory.isEmpty() ? "/" : directory;
    try {
      Mounts.changeDirectory(absolute);
    } catch (ErrnoException e) {
      if (e.errno() != Errno.ENOENT) {
        throw new IOException("cannot enter the working directory: " + e.getMessage(), e);
      }
      Files.createDirectories(Path.of(absolute));
      Mounts.changeDirectory(absolute);
    }
  }
}
