package dockwalk.app;

import java.nio.file.Path;
import java.util.Map;

/** Which build a receipt is of: all of the command and its surroundings that a build depends on. */
final class ReceiptKey {
  /** Set by the launcher: the JDK and the digest of the jars. Without it there are no receipts. */
  static final String PROGRAM = "dockwalk.program";

  private static final String[] ENVIRONMENT = {
    "DOCKWALK_HOME",
    "XDG_DATA_HOME",
    "LANGUAGE",
    "LC_ALL",
    "LC_MESSAGES",
    "LANG",
    "NO_COLOR",
    "TERM",
    "SOURCE_DATE_EPOCH",
    "BUILDKIT_PROGRESS",
    "DOCKER_DEFAULT_PLATFORM"
  };

  private ReceiptKey() {}

  /**
   * The key of the build with these arguments.
   *
   * @param args the words after {@code build}
   * @param folder the current directory, absolute
   * @return empty if there is no receipt of anything
   */
  static String of(Iterable<String> args, Path folder, Map<String, String> env) {
    String program = System.getProperty(PROGRAM, "");
    if (program.isEmpty()) {
      return "";
    }
    StringBuilder key = new StringBuilder(program);
    key.append('\0').append(System.getProperty("java.home"));
    key.append('\0').append(System.getProperty("user.home"));
    key.append('\0').append(System.getProperty("dockwalk.terminal"));
    key.append('\0').append(folder);
    for (String name : ENVIRONMENT) {
      key.append('\0').append(env.get(name));
    }
    for (String arg : args) {
      key.append('\0').append(arg);
    }
    return key.toString();
  }
}
