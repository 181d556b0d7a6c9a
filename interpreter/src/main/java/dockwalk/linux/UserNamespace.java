package dockwalk.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Which users there are for this process (user_namespaces(7)). */
public final class UserNamespace {
  /** The map of a process that is in no user namespace has all numbers but one. */
  private static final long EVERYBODY = 4294967295L;

  private UserNamespace() {}

  /** Whether this process is in a user namespace other than the machine's. */
  public static boolean inside() throws IOException {
    return users() < EVERYBODY;
  }

  /** How many users there are. */
  public static long users() throws IOException {
    try {
      return users(Files.readAllLines(Path.of("/proc/self/uid_map")));
    } catch (NoSuchFileException notLinux) {
      return EVERYBODY;
    }
  }

  /** How many users a map has: lines of first inside, first outside, count. */
  static long users(List<String> map) {
    return map.stream()
        .mapToLong(line -> Long.parseLong(List.of(line.strip().split("\\s+")).getLast()))
        .sum();
  }
}
