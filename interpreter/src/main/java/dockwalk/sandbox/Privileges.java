package dockwalk.sandbox;

import dockwalk.linux.Linux;
import dockwalk.linux.UserNamespace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What this process may do, and so how a sandbox is made. */
enum Privileges {
  /** The machine's root. */
  ROOT,
  /** Root of a user namespace with further users (newuidmap). */
  MANY_USERS,
  /** Root of a user namespace with no other user: nothing can belong to anybody else. */
  ONE_USER;

  private static final long CAP_SYS_ADMIN = 1L << 21;

  /**
   * What holds for this process.
   *
   * @throws IOException if it can make no sandbox at all; the message tells the ways out
   */
  static Privileges detect() throws IOException {
    if (!Linux.available()) {
      throw new IOException(
          "RUN executes Linux programs and needs Linux on x86_64 or aarch64; this is %s on %s. Ways out: run Dockwalk in a Linux virtual machine (on Windows: WSL 2), or leave RUN out: all other instructions work here."
              .formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
    }
    if ((effectiveCapabilities() & CAP_SYS_ADMIN) == 0) {
      throw new IOException(
          "RUN needs namespaces and mounts, which this process may not make. Ways out: start Dockwalk with its launcher, which enters a user namespace; where that fails, allow user namespaces (sysctl kernel.unprivileged_userns_clone=1; on Ubuntu kernel.apparmor_restrict_unprivileged_userns=0; in a container --privileged) or run it as root.");
    }
    if (!UserNamespace.inside()) {
      return ROOT;
    }
    return UserNamespace.users() > 1 ? MANY_USERS : ONE_USER;
  }

  private static long effectiveCapabilities() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("CapEff:")) {
        return Long.parseUnsignedLong(line.substring("CapEff:".length()).strip(), 16);
      }
    }
    return 0;
  }

  boolean inUserNamespace() {
    return this != ROOT;
  }

  /** How an overlay is mounted. */
  List<String> overlayOptions() {
    // volatile: without it the unmount waits until the disk has everything.
    List<String> options =
        new ArrayList<>(List.of("volatile", "redirect_dir=nofollow", "metacopy=off", "index=off"));
    if (inUserNamespace()) {
      options.add("userxattr"); // else the first replaced directory is an input/output error
    }
    return options;
  }

  /** The attribute by which an overlay marks a directory that hides all below. */
  String opaqueMark() {
    return (inUserNamespace() ? "user" : "trusted") + ".overlay.opaque";
  }
}
