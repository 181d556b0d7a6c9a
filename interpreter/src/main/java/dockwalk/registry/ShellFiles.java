package dockwalk.registry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of {@code dockwalk/base}: a shell and the usual tools, users, and empty folders. */
final class ShellFiles {
  private static final Path SHELL = Path.of("/bin/sh");
  private static final List<Path> BUSYBOX =
      List.of(Path.of("/bin/busybox"), Path.of("/usr/bin/busybox"));

  /** What is looked at for a shell, the first that serves is taken. */
  static final List<Path> SHELLS = Stream.concat(BUSYBOX.stream(), Stream.of(SHELL)).toList();

  private static final List<Path> FOLDERS =
      List.of(Path.of("/usr/bin"), Path.of("/bin"), Path.of("/usr/sbin"), Path.of("/sbin"));
  private static final Pattern APPLET = Pattern.compile("[A-Za-z0-9_.\\[+-]+");

  private static final String TOOLS =
      """
      sh bash [ awk basename bunzip2 bzip2 cat chgrp chmod chown chroot clear cmp comm cp cut date
      dd df diff dirname du echo env expand expr false find fold free getent grep egrep fgrep groups
      gunzip gzip head hostname id install join kill less ln ls md5sum mkdir mkfifo mknod mktemp
      more mv nl nohup nproc od paste pgrep pidof pkill printenv printf ps pwd readlink realpath
      rev rm rmdir sed seq setsid sha1sum sha256sum sha512sum shuf sleep sort split stat stty sync
      tac tail tar tee test time timeout top touch tr true truncate tty uname unexpand uniq unlink
      uptime wc which who whoami xargs xz yes zcat
      """;

  private static final String USERS =
      """
      root:x:0:0:root:/root:/bin/sh
      daemon:x:1:1:daemon:/usr/sbin:/bin/false
      www-data:x:33:33:www-data:/var/www:/bin/false
      nobody:x:65534:65534:nobody:/nonexistent:/bin/false
      """;
  private static final String GROUPS =
      """
      root:x:0:
      daemon:x:1:
      adm:x:4:
      tty:x:5:
      www-data:x:33:
      staff:x:50:
      users:x:100:
      nogroup:x:65534:
      """;

  private ShellFiles() {}

  /** The program that brings the shell; absent if this machine has none that can be taken along. */
  static Optional<Path> shell() throws IOException {
    for (Path busybox : BUSYBOX) {
      if (Files.isExecutable(busybox)) {
        return Optional.of(busybox);
      }
    }
    boolean usable = Files.isExecutable(SHELL) && ElfFile.read(SHELL).isPresent();
    return usable ? Optional.of(SHELL) : Optional.empty();
  }

  /** Puts everything into {@code files}. */
  static void put(MachineFiles files, Path shell) throws IOException, InterruptedException {
    system(files);
    if (BUSYBOX.contains(shell)) {
      files.program("/bin/busybox", shell);
      for (String applet : applets(shell)) {
        files.link("/bin/" + applet, "busybox");
      }
      files.link("/usr/bin/env", "../../bin/busybox");
    } else {
      files.link("/bin", "usr/bin");
      for (String tool : TOOLS.split("\\s+")) {
        Optional<Path> found = find(tool);
        if (found.isPresent()) {
          files.program("/usr/bin/" + tool, found.get());
        }
      }
    }
    // What getpwnam and the like open while they run, in C libraries before glibc 2.34.
    if (ElfFile.read(shell).filter(elf -> !elf.interpreter().isEmpty()).isPresent()) {
      files.library("libnss_files.so.2");
    }
  }

  private static void system(MachineFiles files) {
    for (String folder :
        new String[] {
          "dev", "home", "opt", "proc", "run", "srv", "sys", "usr/local/bin", "usr/sbin", "var/log"
        }) {
      files.folder("/" + folder, 0755);
    }
    files.folder("/root", 0700);
    files.folder("/tmp", 01777);
    files.folder("/var/tmp", 01777);
    files.text("/etc/passwd", USERS);
    files.text("/etc/group", GROUPS);
    files.text("/etc/nsswitch.conf", "passwd: files\ngroup: files\nhosts: files dns\n");
    files.text(
        "/etc/os-release", "NAME=\"Dockwalk base\"\nID=dockwalk\nPRETTY_NAME=\"Dockwalk base\"\n");
  }

  private static Optional<Path> find(String tool) {
    return FOLDERS.stream()
        .map(folder -> folder.resolve(tool))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static List<String> applets(Path busybox) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(busybox.toString(), "--list")
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .start();
    try {
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException(busybox + " --list does not list its applets");
      }
      return output
          .lines()
          .map(String::strip)
          .filter(name -> APPLET.matcher(name).matches() && !name.equals("busybox"))
          .sorted()
          .toList();
    } finally {
      process.destroyForcibly();
    }
  }
}
