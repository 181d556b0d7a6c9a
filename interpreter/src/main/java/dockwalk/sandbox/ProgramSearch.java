package dockwalk.sandbox;

import dockwalk.linux.Errno;
import dockwalk.linux.ErrnoException;
import dockwalk.linux.FileCalls;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finding a program in the search path of the sandbox; for the thread whose root it is. */
final class ProgramSearch {
  /** Exit codes of the shell for what cannot be executed (POSIX, 2.8.2). */
  static final int NOT_FOUND = 127;

  static final int NOT_EXECUTABLE = 126;

  /** What came of it. */
  sealed interface Found {}

  record Program(String path) implements Found {}

  record Nothing(int exitCode, String why) implements Found {}

  private ProgramSearch() {}

  /** Looks for {@code name} where {@code searchPath} says, unless it has a slash. */
  static Found find(String name, String searchPath) {
    if (name.isEmpty()) {
      return new Nothing(NOT_FOUND, "exec: the name of the program is empty");
    }
    if (name.indexOf('/') >= 0) {
      return direct(name);
    }
    Found found =
        new Nothing(NOT_FOUND, "exec: \"" + name + "\": executable file not found in $PATH");
    for (String folder : searchPath.split(":", -1)) {
      String path = (folder.isEmpty() ? "." : folder) + "/" + name;
      if (Files.isRegularFile(Path.of(path))) {
        if (FileCalls.executable(path)) {
          return new Program(path);
        }
        found = denied(path);
      }
    }
    return found;
  }

  private static Found direct(String path) {
    Path file = Path.of(path);
    if (!Files.exists(file)) {
      return new Nothing(
          NOT_FOUND, "exec: \"" + path + "\": stat " + path + ": no such file or directory");
    }
    if (Files.isDirectory(file)) {
      return new Nothing(NOT_EXECUTABLE, "exec: \"" + path + "\": is a directory");
    }
    return FileCalls.executable(path) ? new Program(path) : denied(path);
  }

  /**
   * Refuses a program that is given a text with a NUL, as runc does: the kernel ends each text
   * there, so the program would get another one. Before the sandbox is made.
   */
  static Optional<SandboxThread.Ended> withNul(Launch launch) {
    List<String> texts = new ArrayList<>(launch.what().argv());
    texts.add(launch.what().workingDir());
    for (Map<String, String> env : List.of(launch.what().env(), launch.mounts().env())) {
      texts.addAll(env.keySet());
      texts.addAll(env.values());
    }
    return texts.stream().noneMatch(text -> text.indexOf('\0') >= 0)
        ? Optional.empty()
        : Optional.of(
            ended(
                NOT_EXECUTABLE,
                launch.what().argv().isEmpty() ? "" : launch.what().argv().getFirst(),
                "invalid argument: its name, an argument, a variable or the working directory has"
                    + " a NUL character"));
  }

  /** Why the kernel did not execute a program that is there. */
  static SandboxThread.Ended refused(String path, ErrnoException e) {
    return switch (e.errno()) {
      case Errno.ENOENT, Errno.ELIBBAD ->
          ended(
              NOT_FOUND,
              path,
              "no such file or directory: the file is there, but not the interpreter in its first"
                  + " line, or not the loader of its libraries");
      case Errno.ENOEXEC ->
          ended(
              NOT_EXECUTABLE,
              path,
              "exec format error: it is no program for this machine, or a script without #! in its"
                  + " first line");
      case Errno.E2BIG -> ended(NOT_EXECUTABLE, path, "argument list too long");
      default -> ended(NOT_EXECUTABLE, path, Errno.sentence(e.errno()));
    };
  }

  private static SandboxThread.Ended ended(int exitCode, String path, String why) {
    return new SandboxThread.Ended(exitCode, Optional.of("exec: \"" + path + "\": " + why));
  }

  private static Nothing denied(String path) {
    return new Nothing(
        NOT_EXECUTABLE,
        "exec: \""
            + path
            + "\": permission denied; it may lack the permission to be executed (chmod +x)");
  }
}
