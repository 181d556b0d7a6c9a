package dockwalk.sandbox;

import dockwalk.fs.FileTree;
import dockwalk.linux.ErrnoException;
import dockwalk.linux.FileCalls;
import dockwalk.linux.Mounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/**
 * What is mounted in the root of a sandbox, as Docker does it. Every method is for the thread that
 * has a mount namespace of its own.
 */
record SandboxRoot(Path root, Privileges privileges, boolean insecure) {
  /** A device that does no harm (kernel documentation, admin-guide/devices.txt). */
  private record Harmless(String name, int major, int minor) {}

  private static final List<Harmless> DEVICES =
      List.of(
          new Harmless("null", 1, 3),
          new Harmless("zero", 1, 5),
          new Harmless("full", 1, 7),
          new Harmless("random", 1, 8),
          new Harmless("urandom", 1, 9),
          new Harmless("tty", 5, 0));

  /** Docker's, in bytes. */
  private static final long SHM_SIZE = 64 << 20;

  /** What Docker hides from a container (moby, oci/defaults.go). */
  private static final List<String> HIDDEN =
      List.of(
          "proc/acpi",
          "proc/asound",
          "proc/interrupts",
          "proc/kcore",
          "proc/keys",
          "proc/latency_stats",
          "proc/timer_list",
          "proc/timer_stats",
          "proc/sched_debug",
          "proc/scsi",
          "sys/firmware",
          "sys/devices/virtual/powercap");

  /** What Docker makes read-only. */
  private static final List<String> READ_ONLY =
      List.of("proc/bus", "proc/fs", "proc/irq", "proc/sys", "proc/sysrq-trigger");

  /**
   * {@code /dev}: its own tmpfs with harmless devices; no others can be made in it.
   *
   * @param shmSize of {@code /dev/shm} in bytes; 0 for Docker's
   */
  void mountDevices(long shmSize) throws IOException {
    String dev = mountPoint("dev");
    Mounts.mount("tmpfs", dev, "tmpfs", Mounts.NOSUID, "mode=755,size=65536k");
    Files.createDirectory(Path.of(dev, "pts"));
    Files.createDirectory(Path.of(dev, "shm"));
    for (Harmless device : DEVICES) {
      mountDevice(device, dev + "/" + device.name());
    }
    if (!insecure) {
      long flags = Mounts.BIND | Mounts.REMOUNT | Mounts.NOSUID | Mounts.NODEV;
      Mounts.mount("", dev, "", flags, "");
    }
    // Group 5 is tty; where it has no number of this machine, the kernel refuses it.
    String group = privileges == Privileges.ONE_USER ? "" : ",gid=5";
    Mounts.mount(
        "devpts",
        dev + "/pts",
        "devpts",
        Mounts.NOSUID | Mounts.NOEXEC,
        "newinstance,ptmxmode=0666,mode=620" + group);
    Mounts.mount(
        "shm",
        dev + "/shm",
        "tmpfs",
        Mounts.NOSUID | Mounts.NODEV | Mounts.NOEXEC,
        "mode=1777,size=" + (shmSize > 0 ? shmSize : SHM_SIZE));
    link(dev, "ptmx", "pts/ptmx");
    link(dev, "fd", "/proc/self/fd");
    link(dev, "stdin", "/proc/self/fd/0");
    link(dev, "stdout", "/proc/self/fd/1");
    link(dev, "stderr", "/proc/self/fd/2");
  }

  /**
   * Puts programs into a folder of the devices', which are in no layer: absolute path to text.
   *
   * @throws IOException if a path is not of the form {@code /dev/folder/name}: a Dockerfile chooses
   *     the name
   */
  void writeScripts(Map<String, String> scripts) throws IOException {
    for (Map.Entry<String, String> script : scripts.entrySet()) {
      Path file = scriptFile(script.getKey());
      Files.writeString(file, script.getValue(), StandardOpenOption.CREATE_NEW);
      FileCalls.chmod(file, 0755);
    }
  }

  private Path scriptFile(String path) throws IOException {
    List<String> names = FileTree.names(path);
    if (names.size() != 3 || !names.getFirst().equals("dev") || names.contains("..")) {
      throw new IOException("%s is no place for a script: choose a name without /".formatted(path));
    }
    Path folder = root.resolve("dev").resolve(names.get(1));
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectory(folder);
      FileCalls.chmod(folder, 0755);
    }
    if (!isPlain(folder, true)) {
      throw new IOException(path + " is no place for a script: its folder is a link");
    }
    return folder.resolve(names.get(2));
  }

  private static void link(String folder, String name, String target) throws IOException {
    Files.createSymbolicLink(Path.of(folder, name), Path.of(target));
  }

  /** A mount of its own, so that it can be used where devices cannot. */
  private void mountDevice(Harmless device, String target) throws IOException {
    if (privileges.inUserNamespace()) {
      Files.createFile(Path.of(target));
      Mounts.mount("/dev/" + device.name(), target, "", Mounts.BIND, "");
    } else {
      // Not this machine's own: a program may change its owner and permissions.
      FileCalls.makeNode(Path.of(target), FileCalls.S_IFCHR | 0666, device.major(), device.minor());
      Mounts.mount(target, target, "", Mounts.BIND, "");
    }
  }

  /** {@code /sys}, read-only unless it is insecure. */
  void mountSystem(boolean ownNetwork) throws IOException {
    String sys = mountPoint("sys");
    long flags = (insecure ? 0 : Mounts.RDONLY) | Mounts.NOSUID | Mounts.NODEV | Mounts.NOEXEC;
    if (ownNetwork || !privileges.inUserNamespace()) {
      Mounts.mount("sysfs", sys, "sysfs", flags, "");
    } else {
      // A user namespace may mount a new one only if it owns the network that it shows.
      Mounts.mount("/sys", sys, "", Mounts.BIND | Mounts.REC, "");
      Mounts.mount("", sys, "", Mounts.BIND | Mounts.REMOUNT | flags, "");
    }
  }

  /** Puts {@code file} in the place of {@code path}, unless the image has something else there. */
  void mountFile(Path file, String path) throws IOException {
    Path target = root.resolve(path);
    Path folder = target.resolveSibling("");
    if (isPlain(folder, true) && isPlain(target, false)) {
      Mounts.mount(file.toString(), target.toString(), "", Mounts.BIND, "");
    }
  }

  /** {@code /proc} of the process namespace whose first process is {@code keeper}. */
  void mountProcesses(int keeper) throws IOException {
    String proc = mountPoint("proc");
    ProcessFiles.mount(proc, keeper);
    if (insecure) {
      return;
    }
    for (String each : READ_ONLY) {
      makeReadOnly(root.resolve(each));
    }
    for (String each : HIDDEN) {
      hide(root.resolve(each));
    }
  }

  private static void makeReadOnly(Path path) throws ErrnoException {
    if (Files.exists(path)) {
      Mounts.mount(path.toString(), path.toString(), "", Mounts.BIND | Mounts.REC, "");
      Mounts.mount(
          "",
          path.toString(),
          "",
          Mounts.BIND
              | Mounts.REMOUNT
              | Mounts.RDONLY
              | Mounts.NOSUID
              | Mounts.NODEV
              | Mounts.NOEXEC,
          "");
    }
  }

  private void hide(Path path) throws ErrnoException {
    if (Files.isDirectory(path)) {
      Mounts.mount("tmpfs", path.toString(), "tmpfs", Mounts.RDONLY, "size=0k");
    } else if (Files.exists(path)) {
      Mounts.mount(root.resolve("dev/null").toString(), path.toString(), "", Mounts.BIND, "");
    }
  }

  /**
   * A folder directly in the root.
   *
   * @throws IOException if the image has something else there; a link would lead out of the root
   */
  private String mountPoint(String name) throws IOException {
    Path path = root.resolve(name);
    if (!isPlain(path, true)) {
      throw new IOException(
          "/%s of the image is not a directory, so nothing can run in it".formatted(name));
    }
    return path.toString();
  }

  private static boolean isPlain(Path path, boolean directory) {
    return directory
        ? Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
        : Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
  }
}
