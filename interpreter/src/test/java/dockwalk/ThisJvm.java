package dockwalk;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What another process needs to run the same classes. */
public final class ThisJvm {
  private ThisJvm() {}

  /** The class path of this test; some runners have the classes under test in a loader apart. */
  public static String classPath() {
    if (ThisJvm.class.getClassLoader() instanceof URLClassLoader loader) {
      return Stream.of(loader.getURLs()).map(URL::getPath).collect(Collectors.joining(":"));
    }
    return System.getProperty("java.class.path");
  }

  /** The {@code java} program. */
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
