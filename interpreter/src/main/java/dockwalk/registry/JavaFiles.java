package dockwalk.registry;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** The files that {@code dockwalk/java} has beyond its base: a Java runtime and its libraries. */
final class JavaFiles {
  /** Where the runtime is in the image. */
  static final String HOME = "/opt/java";

  /** What no lesson needs and makes most of the size: sources, link-time modules, manuals. */
  private static final Set<String> LEFT_OUT =
      Set.of("src.zip", "jmods", "man", "demo", "sample", "include", "classes_nocoops.jsa");

  /** Parts of the desktop: they stay, but their libraries would bring half a desktop along. */
  private static final Set<String> DESKTOP =
      Set.of(
          "libawt_xawt.so",
          "libfontmanager.so",
          "libjawt.so",
          "libjsound.so",
          "libsplashscreen.so");

  private final MachineFiles files;
  private final Path home;

  private JavaFiles(MachineFiles files, Path home) {
    this.files = files;
    this.home = home;
  }

  /** Puts the runtime in {@code home}, links followed, and what it needs, into {@code files}. */
  static void put(MachineFiles files, Path home) throws IOException {
    new JavaFiles(files, home).folder(home, HOME);
    // What the C library opens by itself to find hosts and users, before glibc 2.34.
    files.library("libnss_files.so.2");
    files.library("libnss_dns.so.2");
    files.library("libresolv.so.2");
  }

  private void folder(Path folder, String to) throws IOException {
    files.folder(to, 0755);
    Set<Path> sorted = new TreeSet<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      entries.forEach(sorted::add);
    }
    for (Path entry : sorted) {
      String name = entry.getFileName().toString();
      boolean variant = name.startsWith("classes_") && name.endsWith(".jsa");
      if (!LEFT_OUT.contains(name) && !variant) {
        entry(entry, to + "/" + name, name);
      }
    }
  }

  private void entry(Path entry, String to, String name) throws IOException {
    if (Files.isSymbolicLink(entry) && staysInside(entry)) {
      files.link(to, Files.readSymbolicLink(entry).toString());
    } else if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
      folder(entry, to);
    } else if (Files.isRegularFile(entry) && Files.isReadable(entry)) {
      files.copy(to, entry);
      if (!DESKTOP.contains(name) && (name.endsWith(".so") || Files.isExecutable(entry))) {
        files.needs(entry);
      }
    }
  }

  /** A link out of the runtime, such as Debian's to its settings, becomes what it leads to. */
  private boolean staysInside(Path link) throws IOException {
    Path target = Files.readSymbolicLink(link);
    return !target.isAbsolute() && link.resolveSibling(target).normalize().startsWith(home);
  }
}
